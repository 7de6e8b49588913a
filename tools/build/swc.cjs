/** A single swc setting for Jest and the bundles: decorators with metadata, as Nest and TypeORM need them. */
module.exports = {
  swcrc: false,
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};
