import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where one student sits in one class; ids are Graph object ids. */
@Entity('classroom_seating_arrangements')
@Index('uq_seats_class_user', ['classId', 'userId'], { unique: true })
@Index('uq_seats_class_position', ['classId', 'position'], { unique: true })
export class SeatingArrangement {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'class_id', type: 'char', length: 36 })
  classId!: string;

  @Column({ name: 'user_id', type: 'char', length: 36 })
  userId!: string;

  @Column({ name: 'position', type: 'integer' })
  position!: number;
}
