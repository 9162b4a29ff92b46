/**
 * Settings, each declared once, and the error a user can fix. Read {@link
 * dev.slipstream.core.config.SettingKeys} first. Knows SmallRye Config and, of Slipstream, boxes of {@code core.geo}.
 */
@NullMarked
package dev.slipstream.core.config;

import org.jspecify.annotations.NullMarked;
