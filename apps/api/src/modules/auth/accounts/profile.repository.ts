import type { FavoriteColor } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Profile } from './profile.entity';

@Injectable()
export class ProfileRepository {
  constructor(private readonly dataSource: DataSource) {}

  findByUser(userId: string): Promise<Profile | null> {
    return this.dataSource.getRepository(Profile).findOneBy({ userId });
  }

  async setFavoriteColor(userId: string, favoriteColor: FavoriteColor): Promise<void> {
    await this.dataSource.getRepository(Profile).update({ userId }, { favoriteColor });
  }
}
