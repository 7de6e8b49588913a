export { ClassesModule } from './classes.module';
