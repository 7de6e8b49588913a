export * from './cast';
export * from './sample-tenants';
export * from './sample-types';
export * from './user-name';
