/** All aircraft as one draw call: a point each, moved, turned and coloured by the graphics card. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl';
import { type Motion, ROW_BYTES } from '../live/motion';
import { RAMPS } from '../state/altitude';
import type { Theme } from '../state/url';
import type { Look } from './aircraft-shaders';
import { AircraftProgram } from './aircraft-program';
import { ICON_COUNT, ICON_PIXELS, iconStrip } from './icons';
import { PALETTES, unitColour } from './palette';

/** Nearer than this aircraft have their shape, farther they are dots. */
const SHAPES_FROM_ZOOM = 3.3;

export class AircraftLayer implements CustomLayerInterface {
  readonly id = 'aircraft';
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;
  /** The slot drawn as selected, or -1. */
  selectedSlot = -1;
  theme: Theme = 'dark';

  readonly #motion: Motion;
  readonly #clock: () => number;
  #map: MapLibre | null = null;
  #programs: Record<Look, AircraftProgram> | null = null;
  #rows: WebGLVertexArrayObject | null = null;
  #buffer: WebGLBuffer | null = null;
  #icons: WebGLTexture | null = null;
  #uploadedBytes = 0;
  #changed = true;

  constructor(motion: Motion, clock: () => number) {
    this.#motion = motion;
    this.#clock = clock;
  }

  /** Says that rows changed and must go to the graphics card before the next picture. */
  refresh(): void {
    this.#changed = true;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibre, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#programs = { dot: new AircraftProgram(gl, 'dot'), icon: new AircraftProgram(gl, 'icon') };
    this.#uploadedBytes = 0;
    this.#changed = true;
    this.#buffer = gl.createBuffer();
    this.#rows = gl.createVertexArray();
    gl.bindVertexArray(this.#rows);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    const floats = (location: number, size: number, offset: number): void => {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, ROW_BYTES, offset);
    };
    const integers = (location: number, size: number, type: number, offset: number): void => {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribIPointer(location, size, type, ROW_BYTES, offset);
    };
    floats(0, 2, 0);
    floats(1, 2, 8);
    floats(2, 2, 16);
    floats(3, 1, 24);
    integers(4, 2, gl.UNSIGNED_SHORT, 28);
    integers(5, 4, gl.UNSIGNED_BYTE, 32);
    gl.bindVertexArray(null);
    this.#icons = iconTexture(gl);
  }

  onRemove(_map: MapLibre, gl: WebGL2RenderingContext): void {
    for (const { program } of Object.values(this.#programs ?? {})) gl.deleteProgram(program);
    gl.deleteBuffer(this.#buffer);
    gl.deleteVertexArray(this.#rows);
    gl.deleteTexture(this.#icons);
    this.#map = null;
  }

  render(gl: WebGL2RenderingContext, frame: CustomRenderMethodInput): void {
    const map = this.#map;
    if (!map || !this.#programs || this.#motion.end === 0) return;
    this.#upload(gl);
    const program = this.#programs[map.getZoom() < SHAPES_FROM_ZOOM ? 'dot' : 'icon'];
    gl.useProgram(program.program);
    this.#setUniforms(gl, program, map, frame);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#icons);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.bindVertexArray(this.#rows);
    for (const world of visibleWorlds(map)) {
      gl.uniform1f(program.at('u_world'), world);
      gl.drawArrays(gl.POINTS, 0, this.#motion.end);
      // Once more, so that the selected one lies on top.
      if (this.#motion.isShown(this.selectedSlot)) gl.drawArrays(gl.POINTS, this.selectedSlot, 1);
    }
    gl.bindVertexArray(null);
  }

  #upload(gl: WebGL2RenderingContext): void {
    if (!this.#changed) return;
    this.#changed = false;
    const { bytes, end } = this.#motion;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    if (bytes.length !== this.#uploadedBytes) {
      gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.DYNAMIC_DRAW);
      this.#uploadedBytes = bytes.length;
    } else {
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, bytes, 0, end * ROW_BYTES);
    }
  }

  #setUniforms(gl: WebGL2RenderingContext, program: AircraftProgram, map: MapLibre, frame: CustomRenderMethodInput): void {
    const ramp = RAMPS[this.theme];
    const palette = PALETTES[this.theme];
    const zoom = map.getZoom();
    const pixelRatio = map.getCanvas().width / map.getCanvas().clientWidth;
    const now = this.#clock();
    const unit = (colour: readonly number[]): number[] => colour.map((channel) => channel / 255);
    gl.uniformMatrix4fv(program.at('u_matrix'), false, frame.defaultProjectionData.mainMatrix as Float32Array);
    gl.uniform1f(program.at('u_now'), now);
    gl.uniform1f(program.at('u_size'), pixelRatio * (program.look === 'dot' ? 6 + zoom * 0.9 : iconPixels(zoom)));
    gl.uniform1f(program.at('u_glow'), this.theme === 'dark' ? 1 : 0);
    gl.uniform1f(program.at('u_pulse'), 0.5 + 0.5 * Math.sin(now * 5));
    gl.uniform1i(program.at('u_selected'), this.selectedSlot);
    gl.uniform1i(program.at('u_icons'), 0);
    gl.uniform3fv(program.at('u_ramp'), ramp.colours.flatMap(unit));
    gl.uniform3fv(program.at('u_ground'), unit(ramp.ground));
    gl.uniform3fv(program.at('u_unknown'), unit(ramp.unknown));
    gl.uniform3fv(program.at('u_selectedColour'), unitColour(palette.selected));
    gl.uniform3fv(program.at('u_outline'), unitColour(palette.outline));
    gl.uniform3fv(program.at('u_emergency'), unitColour(palette.emergency));
  }
}

/** Width of an icon on the screen, growing with the zoom. */
export function iconPixels(zoom: number): number {
  return Math.max(12, Math.min(28, 5.5 + zoom * 2.25));
}

/** The copies of the world in sight, as offsets in world widths. */
function visibleWorlds(map: MapLibre): number[] {
  const bounds = map.getBounds();
  const first = Math.floor((bounds.getWest() + 180) / 360);
  const last = Math.floor((bounds.getEast() + 180) / 360);
  return Array.from({ length: Math.min(5, last - first + 1) }, (_, i) => first + i);
}

function iconTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  // The map library remembers this setting, so it must find it as it was.
  const flipped = gl.getParameter(gl.UNPACK_FLIP_Y_WEBGL) as boolean;
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, ICON_PIXELS * ICON_COUNT, ICON_PIXELS, 0, gl.RED, gl.UNSIGNED_BYTE, iconStrip());
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, flipped);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}
