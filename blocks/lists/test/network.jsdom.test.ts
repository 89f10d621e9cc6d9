/** What PHP prints stands in the page before the module runs. */
it( 'a site that shares its origin with its neighbours keeps what is its own', async () => {
	document.body.innerHTML = `<script type="application/json" id="wp-script-module-data-cairn/lists">{"key":"cairn:list:7"}</script>`;
	const { read, write } = await import( '../kept.ts' );
	localStorage.setItem( 'cairn:list', 'of the neighbour' );
	write( { v: 1, owner: '', rev: 0, items: [] } );
	expect( Object.keys( localStorage ).sort() ).toEqual( [
		'cairn:list',
		'cairn:list:7',
	] );
	expect( localStorage.getItem( 'cairn:list' ) ).toBe( 'of the neighbour' );
	expect( read() ).toEqual(
		JSON.parse( localStorage.getItem( 'cairn:list:7' )! )
	);
} );
