/** One violation for each architecture rule, so that the rules are seen to fail. */
package io.operationscenter.planted;
