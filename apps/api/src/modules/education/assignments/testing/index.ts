export {
  admin,
  AssignmentWorld,
  elena,
  inDays,
  ingrid,
  noor,
  sha256,
  tomas,
  type Either,
} from './assignment-world';
