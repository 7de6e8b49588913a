import { html, type Html } from '../../pages/html';

/** A person as the picker lists them. */
export interface ListedPerson {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** In monospace at the end of the row. */
  readonly note: string;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** FNV-1a, so a person has the same color here as in the app. */
function avatarIndex(id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % 12;
}

function row(person: ListedPerson, isHinted: boolean): Html {
  return html`<li class="${isHinted && 'hint'}">
    <button name="sandbox_account" value="${person.id}">
      <span class="avatar a${avatarIndex(person.id)}" aria-hidden="true"
        >${initials(person.displayName)}</span
      >
      <span><b>${person.displayName}</b><small>${person.userPrincipalName}</small></span>
      <em>${person.note}</em>
    </button>
  </li>`;
}

/** A form with one button per person; it posts the chosen id to `action`. */
export function peopleList(
  people: readonly ListedPerson[],
  action: string,
  hintedId?: string,
): Html {
  if (people.length === 0) return html`<p class="none" role="status">Nobody has that name.</p>`;
  return html`<form method="post" action="${action}">
    <ul class="people">
      ${people.map((person) => row(person, person.id === hintedId))}
    </ul>
  </form>`;
}
