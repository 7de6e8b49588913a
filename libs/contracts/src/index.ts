export * from './admin';
export * from './classes';
export * from './link';
export * from './me';
export * from './photos';
export * from './problem';
export * from './schools';
export * from './session';
