/** Colors are roles: only the tokens know their values. */
export default {
  customSyntax: 'postcss-scss',
  rules: {
    'color-no-hex': true,
    'color-named': ['never', { ignore: ['inside-function'] }],
    'declaration-no-important': [true, { severity: 'error' }],
    'no-duplicate-selectors': true,
    'property-no-unknown': true,
    'unit-no-unknown': true,
  },
  overrides: [
    {
      files: ['**/styles/_tokens.scss'],
      rules: { 'color-no-hex': null, 'no-duplicate-selectors': null },
    },
    // Reduced motion must override every component.
    { files: ['**/styles/_base.scss'], rules: { 'declaration-no-important': null } },
  ],
};
