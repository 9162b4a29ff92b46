/**
 * What providers allow and what their calls cost, as data; what of it was used, as a ledger. Read {@link
 * dev.slipstream.ingest.quota.QuotaLedger} first. Depends on core only.
 */
@NullMarked
package dev.slipstream.ingest.quota;

import org.jspecify.annotations.NullMarked;
