/** The graphics card's program for one look of aircraft. */
import { fragmentShader, type Look, VERTEX_SHADER } from './aircraft-shaders';

/** Compiled and linked; looks up each uniform once. */
export class AircraftProgram {
  readonly program: WebGLProgram;
  readonly look: Look;
  readonly #gl: WebGL2RenderingContext;
  readonly #uniforms = new Map<string, WebGLUniformLocation | null>();

  constructor(gl: WebGL2RenderingContext, look: Look) {
    this.#gl = gl;
    this.look = look;
    this.program = gl.createProgram();
    this.#attach(gl.VERTEX_SHADER, VERTEX_SHADER);
    this.#attach(gl.FRAGMENT_SHADER, fragmentShader(look));
    gl.linkProgram(this.program);
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(this.program) ?? look);
  }

  /** Where a uniform is; null, which WebGL passes over, when this program does not use it. */
  at(name: string): WebGLUniformLocation | null {
    let location = this.#uniforms.get(name);
    if (location === undefined) {
      location = this.#gl.getUniformLocation(this.program, name);
      this.#uniforms.set(name, location);
    }
    return location;
  }

  #attach(type: number, source: string): void {
    const gl = this.#gl;
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? this.look);
    gl.attachShader(this.program, shader);
  }
}
