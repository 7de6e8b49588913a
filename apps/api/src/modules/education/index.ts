export {
  FoundAssignmentsService,
  type SearchedClass,
} from './assignments/found-assignments.service';
export { EducationModule } from './education.module';
export { SeatingArrangement } from './seating-store/seating-arrangement.entity';
export { SeatingChart } from './seating-store/seating-chart.entity';
