/**
 * The words of Slipstream as values: captures, state vectors, rejections. Read {@link
 * dev.slipstream.core.model.StateVector} first. Knows only Java; SI units, UTC, WGS-84.
 */
@NullMarked
package dev.slipstream.core.model;

import org.jspecify.annotations.NullMarked;
