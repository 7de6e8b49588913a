/** Maps Ctrl+Z, Ctrl+Shift+Z, and Ctrl+Y (⌘ on a Mac) to undo or redo, except in text fields. */
export function historyStep(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  const isField =
    event.target instanceof Element && event.target.matches('input, select, textarea');
  if (isField || event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const steps: Record<string, 'undo' | 'redo'> = { z: 'undo', 'shift z': 'redo', y: 'redo' };
  return steps[`${event.shiftKey ? 'shift ' : ''}${event.key.toLowerCase()}`];
}
