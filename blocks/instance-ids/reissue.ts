/** One block of ours as the editor holds it. */
export interface Instance {
	readonly clientId: string;
	/** Its `blockId`, undefined when it has none. */
	readonly id: string | undefined;
	/**
	 * Where an id must be held once: the nearest synced pattern, template part, post content or variant around the
	 * block, each appearance of it by itself. A pattern that stands twice on a page holds the same ids twice, rightly.
	 */
	readonly scope: string;
	/** Ids in the stored content of that entity; null while it is not known yet. */
	readonly stored: ReadonlySet< string > | null;
}

/**
 * Which blocks need a new id: those without one, the newer holder of an id that is held twice, and those that bring
 * an id from somewhere else (a pattern, another post, a synced pattern taken apart). A block that was moved, cut and
 * pasted, transformed or brought back by undo keeps its id: its entity had it when it was loaded, or it was issued here.
 *
 * @param instances All blocks of ours in document order.
 * @param known     The id each clientId held when it was last looked at.
 * @param issued    Ids issued in this editor.
 * @return The clientIds that need a new id, in document order.
 */
export function clientIdsToReissue(
	instances: readonly Instance[],
	known: ReadonlyMap< string, string >,
	issued: ReadonlySet< string >
): string[] {
	const holders = new Map< string, Instance >();
	const losers = new Set< string >();
	for ( const instance of instances ) {
		const { id, scope, stored, clientId } = instance;
		if ( ! id ) {
			losers.add( clientId );
			continue;
		}
		if ( stored === null ) {
			continue;
		}
		if ( ! stored.has( id ) && ! issued.has( id ) ) {
			losers.add( clientId );
			continue;
		}
		const key = `${ scope }\n${ id }`;
		const holder = holders.get( key );
		if ( ! holder ) {
			holders.set( key, instance );
		} else if (
			known.get( clientId ) === id &&
			known.get( holder.clientId ) !== id
		) {
			losers.add( holder.clientId );
			holders.set( key, instance );
		} else {
			losers.add( clientId );
		}
	}
	return instances
		.map( ( { clientId } ) => clientId )
		.filter( ( clientId ) => losers.has( clientId ) );
}
