import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { isSqlite } from '../../../database/engine';
import { toSqlJson } from '../../../text/parse-json';
import type { LaterNames } from './later-names';
import { Session } from './session.entity';

const updateOnSqlite = `UPDATE sessions SET later_names = j.value ->> 1
  FROM json_each(?) j WHERE sessions.sid_hash = j.value ->> 0`;

const utf8 = 'CHARACTER SET utf8mb4';
const updateOnMysql = `UPDATE sessions s JOIN JSON_TABLE(?, '$[*]' COLUMNS (
    sid_hash CHAR(64) ${utf8} COLLATE utf8mb4_bin PATH '$[0]', names VARCHAR(8192) ${utf8} PATH '$[1]'
  )) j ON s.sid_hash = j.sid_hash
  SET s.later_names = j.names`;

/** Updates the names of users, linked or not, in their open sessions. */
@Injectable()
export class SessionNames {
  constructor(private readonly dataSource: DataSource) {}

  /** By object id. Joins an open transaction: one statement, plus one more if a name is new. */
  async tell(tenantId: string, names: ReadonlyMap<string, LaterNames>): Promise<void> {
    if (names.size === 0) return;
    const rows = await this.dataSource.getRepository(Session).find({
      select: { sidHash: true, objectId: true, laterNames: true },
      where: { tenantId, objectId: In([...names.keys()]) },
    });
    const changed = rows.flatMap(({ sidHash, objectId, laterNames }) => {
      const now = { ...laterNames, ...names.get(objectId ?? '') };
      const isSame = JSON.stringify(now) === JSON.stringify(laterNames);
      return isSame ? [] : [[sidHash, JSON.stringify(now)]];
    });
    if (changed.length === 0) return;
    const update = isSqlite(this.dataSource) ? updateOnSqlite : updateOnMysql;
    await this.dataSource.query(update, [toSqlJson(changed)]);
  }
}
