import { favoriteColorChoices } from '../../../ui/favorite-color/favorite-color-choices';

/** The token and name of a stored color; undefined for any other value, which must never end up in a style. */
export function favoriteOf(color: string | undefined) {
  return favoriteColorChoices.find(({ value }) => value === color?.toUpperCase());
}
