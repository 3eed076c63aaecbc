/** What people allow or refuse: runs that policy lets nobody but a person begin (design §4). */
@NullMarked
package io.operationscenter.contracts.approvals;

import org.jspecify.annotations.NullMarked;
