/** What PHP prints stands in the page before the module runs. */
it( 'a site that shares its origin with its neighbours keeps what is its own', async () => {
	document.body.innerHTML = `<script type="application/json" id="wp-script-module-data-cairn/compare-list">{"key":"cairn:compare:7"}</script>`;
	const { read, write } = await import( '../kept.ts' );
	localStorage.setItem( 'cairn:compare', 'of the neighbour' );
	write( [ [ 12, 'Mug', [] ] ] );
	expect( Object.keys( localStorage ).sort() ).toEqual( [
		'cairn:compare',
		'cairn:compare:7',
	] );
	expect( localStorage.getItem( 'cairn:compare' ) ).toBe(
		'of the neighbour'
	);
	expect( read() ).toEqual(
		JSON.parse( localStorage.getItem( 'cairn:compare:7' )! ).items
	);
} );
