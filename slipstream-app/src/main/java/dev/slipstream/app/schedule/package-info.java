/**
 * Work that is done again and again. Read {@link dev.slipstream.app.schedule.Job} first; {@link
 * dev.slipstream.app.schedule.JobScheduler} runs them with db-scheduler on PostgreSQL.
 */
@NullMarked
package dev.slipstream.app.schedule;

import org.jspecify.annotations.NullMarked;
