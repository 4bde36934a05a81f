import { tick } from 'svelte';

/** How many rows a page key goes. */
const page = 10;
/** How many frames a row that is far away is waited for. */
const patience = 10;

/** Where the focus stands in a grid, and how keys move it: as the pattern of WAI-ARIA for grids says. */
export class GridSpot {
  row = $state(0);
  column = $state(0);
  /** True while the focus is on a cell that opens. */
  atCell = $state(false);
  rows = 0;
  columns = 0;
  /** Brings a row into view; the grid sets it. */
  reveal: (row: number) => void = () => undefined;
  /** The element of a cell, where it is drawn; the grid sets it. */
  elementOf: (row: number, column: number) => HTMLElement | undefined = () => undefined;
  /** Opens the cell; the grid sets it. */
  open: () => void = () => undefined;

  /** Keeps the spot inside a grid of another size. */
  resize(rows: number, columns: number): void {
    this.rows = rows;
    this.columns = columns;
    this.#go(this.row, this.column);
  }

  #go(row: number, column: number): void {
    this.row = Math.max(0, Math.min(row, this.rows - 1));
    this.column = Math.max(0, Math.min(column, this.columns - 1));
  }

  /** Moves as the key says; false when it is none of the grid's. */
  press({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    if (altKey || shiftKey) return false;
    const far = ctrlKey || metaKey;
    const { row, column, rows, columns } = this;
    const to: Partial<Record<string, [number, number]>> = far
      ? { Home: [0, 0], End: [rows - 1, columns - 1] }
      : {
          ArrowUp: [row - 1, column],
          ArrowDown: [row + 1, column],
          ArrowLeft: [row, column - 1],
          ArrowRight: [row, column + 1],
          Home: [row, 0],
          End: [row, columns - 1],
          PageUp: [row - page, column],
          PageDown: [row + page, column],
        };
    const target = to[key];
    if (!target) return false;
    this.#go(...target);
    return true;
  }

  /** Brings the focus to where the spot is. A row that was out of sight shows a frame or two later. */
  async focus(): Promise<void> {
    this.reveal(this.row);
    for (let frames = 0; frames < patience; frames++) {
      await tick();
      const cell = this.elementOf(this.row, this.column);
      cell?.focus();
      if (cell && cell === document.activeElement) return;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }
}
