/** Can this browser draw MapLibre's maps? Old office computers cannot. */
export function hasWebGL2(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
