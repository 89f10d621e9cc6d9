import type { ResultSetHeader } from 'mysql2/promise';
import type { RawConnection } from './database.ts';

/**
 * Locks a site's gate row until the transaction ends. Everything that writes events, visits or roll-up changes of a
 * site goes through it, so two processes can never count one visit twice. Take the gates of several sites in the order of
 * their ids.
 *
 * @param connection Inside a transaction.
 * @param siteId
 * @param newestMs   Time of the newest event this transaction may store; 0 when it stores none.
 * @return The site's version, one higher than what the last transaction got: a process that finds a gap knows that
 * another one has written in between.
 */
export async function lockGate(
	connection: RawConnection,
	siteId: number,
	newestMs: number
): Promise< number > {
	// LAST_INSERT_ID(expression) hands the new value back with the update: one round trip for lock, change and read.
	const [ updated ] = await connection.execute< ResultSetHeader >(
		'UPDATE event_gate SET version = LAST_INSERT_ID(version + 1), newest_ms = GREATEST(newest_ms, ?) WHERE site_id = ?',
		[ newestMs, siteId ]
	);
	if ( updated.affectedRows > 0 ) {
		return updated.insertId;
	}
	// Two processes may both come here for a new site: one waits, gets a duplicate key and is run again.
	await connection.execute(
		'INSERT INTO event_gate (site_id, version, newest_ms) VALUES (?, 1, ?)',
		[ siteId, newestMs ]
	);
	return 1;
}

/**
 * Sets the time of the newest event anew, after events were taken out.
 *
 * @param connection Inside a transaction that holds the gate.
 * @param siteId
 * @param newestMs
 */
export async function setNewestEvent(
	connection: RawConnection,
	siteId: number,
	newestMs: number
): Promise< void > {
	await connection.execute(
		'UPDATE event_gate SET newest_ms = ? WHERE site_id = ?',
		[ newestMs, siteId ]
	);
}
