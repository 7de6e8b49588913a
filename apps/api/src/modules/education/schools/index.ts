export { byName, ownFirst } from './by-name';
export { SchoolsModule } from './schools.module';
