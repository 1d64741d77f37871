/** Access to a package-private constructor of jib's HTTP client. */
package com.google.cloud.tools.jib.http;
