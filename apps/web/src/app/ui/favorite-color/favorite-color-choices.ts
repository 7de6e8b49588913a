import { favoriteColorTexts as texts } from './favorite-color.texts';

/** The three colors of AUTH-1: stored value, token name (`--edu-favorite-NAME`), and label. */
export const favoriteColorChoices = [
  { value: '#2F19FF', token: 'blue', name: texts.blue },
  { value: '#127605', token: 'green', name: texts.green },
  { value: '#535353', token: 'grey', name: texts.grey },
] as const;
