import { favoriteColorChoices } from '../../ui/favorite-color/favorite-color-choices';

/** The token and the word of a stored color; nothing for a value that is none of the three, which is never put in a style. */
export function favoriteOf(color: string | undefined) {
  return favoriteColorChoices.find(({ value }) => value === color?.toUpperCase());
}
