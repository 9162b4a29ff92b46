/**
 * One running Slipstream: the order in which its parts start and stop. Read {@link
 * dev.slipstream.app.run.Slipstream} first.
 */
@NullMarked
package dev.slipstream.app.run;

import org.jspecify.annotations.NullMarked;
