export { EducationModule } from './education.module';
