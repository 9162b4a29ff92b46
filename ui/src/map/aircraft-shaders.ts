/** The programs the graphics card runs for each aircraft and each of its pixels. */
import { AHEAD_SECONDS, BLEND_SECONDS, Trait } from '../live/motion';
import { STOPS_METERS } from '../state/altitude';
import { ICON_COUNT, ICON_PIXELS, SPREAD_PIXELS, UNKNOWN_TRACK_ICON } from './icons';

const STOPS = STOPS_METERS.length;

export const VERTEX_SHADER = `#version 300 es
layout(location = 0) in vec2 a_position;
layout(location = 1) in vec2 a_velocity;
layout(location = 2) in vec2 a_error;
layout(location = 3) in float a_since;
layout(location = 4) in uvec2 a_measures; // track, altitude
layout(location = 5) in uvec4 a_traits;   // kind, traits, age

uniform mat4 u_matrix;
uniform float u_now;
uniform float u_size;
uniform float u_world;
uniform int u_selected;
uniform vec3 u_ramp[${STOPS}];
uniform vec3 u_ground;
uniform vec3 u_unknown;
uniform vec3 u_selectedColour;

flat out vec3 v_colour;
flat out vec2 v_turn;
flat out float v_icon;
flat out float v_pixels;
flat out float v_opacity;
flat out float v_emergency;

const float STOPS[${STOPS}] = float[${STOPS}](${STOPS_METERS.map((meters) => meters.toFixed(1)).join(', ')});

vec3 altitudeColour(float meters) {
  vec3 colour = u_ramp[0];
  for (int i = 1; i < ${STOPS}; i++) {
    colour = mix(colour, u_ramp[i], clamp((meters - STOPS[i - 1]) / (STOPS[i] - STOPS[i - 1]), 0.0, 1.0));
  }
  return colour;
}

void main() {
  if ((a_traits.y & ${Trait.shown}u) == 0u) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  float age = float(a_traits.z);
  float passed = u_now - a_since;
  vec2 at = a_position + a_velocity * min(passed, max(0.0, ${AHEAD_SECONDS.toFixed(1)} - age))
    + a_error * exp(-passed / ${BLEND_SECONDS.toFixed(1)});
  gl_Position = u_matrix * vec4(at.x + u_world, at.y, 0.0, 1.0);

  bool isSelected = gl_VertexID == u_selected;
  bool onGround = (a_traits.y & ${Trait.onGround}u) != 0u;
  v_emergency = (a_traits.y & ${Trait.emergency}u) != 0u ? 1.0 : 0.0;
  bool unknownTrack = a_measures.x == 65535u;
  float track = radians(float(a_measures.x) / 100.0);
  v_turn = unknownTrack ? vec2(0.0, 1.0) : vec2(sin(track), cos(track));
  v_icon = unknownTrack ? ${UNKNOWN_TRACK_ICON.toFixed(1)} : float(min(a_traits.x, ${UNKNOWN_TRACK_ICON - 1}u));
  v_colour = isSelected ? u_selectedColour
    : onGround ? u_ground
    : a_measures.y == 0u ? u_unknown
    : altitudeColour(float(a_measures.y) * 2.0 - 1000.0);
  v_opacity = isSelected ? 1.0 : mix(1.0, 0.4, smoothstep(20.0, 60.0, age + passed));
  float scale = isSelected ? 1.5 : onGround ? 0.72 : 1.0;
  v_pixels = u_size * scale * (1.0 + v_emergency * 0.9);
  gl_PointSize = v_pixels;
}`;

/** How an aircraft is drawn: from afar as a dot, else in its shape. */
export type Look = 'dot' | 'icon';

export const fragmentShader = (look: Look): string => `#version 300 es
precision highp float;
flat in vec3 v_colour;
flat in vec2 v_turn;
flat in float v_icon;
flat in float v_pixels;
flat in float v_opacity;
flat in float v_emergency;

uniform sampler2D u_icons;
uniform vec3 u_outline;
uniform vec3 u_emergency;
uniform float u_glow;
uniform float u_pulse;

out vec4 o_colour;

const float UNITS_PER_TEXEL = ${(127 / SPREAD_PIXELS / 255).toFixed(6)};

vec4 over(vec4 front, vec4 back) { return front + back * (1.0 - front.a); }

/** A disc with a soft light around it, for the far view. */
vec4 asDot(vec2 q) {
  float d = length(q);
  float disc = 1.0 - smoothstep(0.48 - 1.2 / v_pixels, 0.48 + 1.2 / v_pixels, d);
  float glow = max(0.0, 1.0 - d);
  glow *= glow * 0.45 * u_glow;
  return vec4(v_colour * min(1.0, disc + glow), max(disc, glow * 0.7));
}

vec4 asIcon(vec2 q) {
  if (dot(q, q) > 0.98) return vec4(0.0);
  vec2 turned = vec2(q.x * v_turn.y + q.y * v_turn.x, -q.x * v_turn.x + q.y * v_turn.y);
  vec2 at = vec2((v_icon + turned.x * 0.5 + 0.5) / ${ICON_COUNT.toFixed(1)}, turned.y * 0.5 + 0.5);
  float distance = (texture(u_icons, at).r - 128.0 / 255.0) / UNITS_PER_TEXEL; // in texels, inside is positive
  float pixel = ${ICON_PIXELS.toFixed(1)} * (1.0 + v_emergency * 0.9) / v_pixels;
  float fill = smoothstep(-0.5 * pixel, 0.5 * pixel, distance + 0.3 * pixel);
  float edge = smoothstep(-0.6 * pixel, 0.6 * pixel, distance + min(1.35 * pixel, 7.0)) * 0.8;
  return over(vec4(v_colour * fill, fill), vec4(u_outline * edge, edge));
}

void main() {
  vec2 q = gl_PointCoord * 2.0 - 1.0;
  float inner = 1.0 + v_emergency * 0.9;
  vec4 colour = ${look === 'dot' ? 'asDot' : 'asIcon'}(q * inner);
  if (v_emergency > 0.5) {
    float d = abs(length(q) - 0.86);
    float ring = (1.0 - smoothstep(0.0, 2.2 / v_pixels, d - 1.6 / v_pixels)) * (0.7 + 0.3 * u_pulse);
    colour = over(vec4(u_emergency * ring, ring), colour);
  }
  if (colour.a < 0.004) discard;
  o_colour = colour * v_opacity;
}`;
