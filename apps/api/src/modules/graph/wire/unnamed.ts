/** Stand-ins where Graph has no name: one nameless thing must not take a list down. */
export const unnamed = {
  person: 'Unnamed person',
  school: 'Unnamed school',
  class: 'Unnamed class',
  assignment: 'Untitled assignment',
  file: 'Unnamed file',
  folder: 'Unnamed folder',
} as const;
