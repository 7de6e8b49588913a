export { answerAfter } from './answer-after';
export { ClassAccess, studentsOf, type OpenClass } from './class-access';
export { ClassesModule } from './classes.module';
