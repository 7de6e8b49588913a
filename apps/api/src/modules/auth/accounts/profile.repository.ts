import type { FavoriteColor } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Profile } from './profile.entity';

@Injectable()
export class ProfileRepository {
  constructor(private readonly dataSource: DataSource) {}

  findByUser(userId: string): Promise<Profile | null> {
    return this.dataSource.getRepository(Profile).findOneBy({ userId });
  }

  /** Favorite colors by object id, of an organization's linked users who chose one. Runs a single statement. */
  async findFavoriteColors(
    organizationId: string,
    objectIds: readonly string[],
  ): Promise<Map<string, string>> {
    if (objectIds.length === 0) return new Map();
    const profiles = await this.dataSource.getRepository(Profile).find({
      select: { userId: true, o365UserId: true, favoriteColor: true },
      where: { organizationId, o365UserId: In(objectIds) },
    });
    return new Map(
      profiles.flatMap(({ o365UserId, favoriteColor }) =>
        o365UserId && favoriteColor ? [[o365UserId, favoriteColor] as const] : [],
      ),
    );
  }

  async setFavoriteColor(userId: string, favoriteColor: FavoriteColor): Promise<void> {
    await this.dataSource.getRepository(Profile).update({ userId }, { favoriteColor });
  }
}
