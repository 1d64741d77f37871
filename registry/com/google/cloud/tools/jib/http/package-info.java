/** The one door into jib that its public classes leave shut. */
package com.google.cloud.tools.jib.http;
