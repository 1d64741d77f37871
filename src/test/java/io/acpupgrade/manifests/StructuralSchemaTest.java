package io.acpupgrade.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuralSchemaTest {
    @Test
    void findsNoFaultWithASchemaThatIsStructural() throws Exception {
        assertThat(schema("""
                {type: object, properties: {list: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a],
                  items: {type: object, required: [a], properties: {a: {type: string}}}},
                  any: {x-kubernetes-preserve-unknown-fields: true}, port: {x-kubernetes-int-or-string: true}}}
                """).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {x-kubernetes-preserve-unknown-fields: true}                                | the root: has no type
            {type: array, items: {type: string}}                                        | the root: the root is no object
            {type: object, properties: {a: {description: b}}}                           | .a: has no type
            {type: object, properties: {a: {type: array}}}                              | .a: has items or is an array, and not both
            {type: object, properties: {a: {type: array, items: {}}}}                   | .a[]: has no type
            {type: object, properties: {a: {type: string, properties: {}}}}             | .a: has properties and is no object
            {type: object, properties: {}, additionalProperties: {type: string}}        | the root: names some properties and allows all
            {type: object, $ref: b}                                                     | the root: $ref is forbidden
            {type: object, required: [a]}                                               | the root: requires a, which it does not have
            {type: object, properties: {a: {type: string, x-kubernetes-int-or-string: true}}} | .a: is int-or-string and has a type
            """)
    void namesTheFaultAndItsPlace(String schema, String fault) throws Exception {
        assertThat(schema(schema).faults()).contains(fault);
    }

    @Test
    void asksThatTheKeysOfAMapAreRequired() throws Exception {
        assertThat(schema("""
                {type: object, properties: {a: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [b],
                  items: {type: object, properties: {b: {type: string}}}}}}
                """).faults()).containsExactly(".a: is a map whose keys [b] may be absent");
    }

    private static StructuralSchema schema(String yaml) throws Exception {
        return new StructuralSchema("", ManifestFile.parse(yaml).get(0));
    }
}
