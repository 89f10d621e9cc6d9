import { readFilters, writeFilters } from './filters.ts';

describe( 'The filters of contacts in an address', () => {
	it( 'come back as they were, a form of a theme file too', () => {
		const filters = {
			status: 'won',
			purpose: 'back-in-stock',
			consent: 'confirmed',
			block_id: 'x:form:parts/footer.html:1',
			suspicious: false,
		} as const;
		expect( readFilters( writeFilters( filters ) ) ).toEqual( filters );
	} );

	it( 'are absent when nothing is filtered, and nonsense filters nothing', () => {
		expect( writeFilters( {} ) ).toBeNull();
		expect( readFilters( null ) ).toEqual( {} );
		expect(
			readFilters(
				'status-flying~email-a@b.example~~form-<b>~suspicious-maybe'
			)
		).toEqual( {} );
	} );
} );
