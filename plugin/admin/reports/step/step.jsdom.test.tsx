import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Step } from '#contract/reports/step.ts';
import { loadDraw } from '../../components/trend-chart/load.ts';
import { fakeDraw, shownPictures } from '../../testing/fake-draw.ts';
import {
	renderApp,
	sampleAnswer,
	setScreen,
} from '../../testing/render-app.tsx';

jest.mock( '../../components/trend-chart/load.ts' );

beforeEach( () => {
	setScreen();
	shownPictures.length = 0;
	jest.mocked( loadDraw ).mockResolvedValue( fakeDraw );
} );

describe( 'Step detail', () => {
	it( 'of a type shows how often it was seen and done, its rate, and its blocks', async () => {
		const { asked } = renderApp( { search: '&screen=step&id=cta_click' } );
		expect(
			await screen.findByRole( 'heading', {
				level: 1,
				name: 'Call to action clicked',
			} )
		).toBeTruthy();
		expect( await screen.findByText( 'on 2 pages' ) ).toBeTruthy();
		expect(
			screen.getByRole( 'link', { name: 'Book a demo' } )
		).toBeTruthy();
		expect( asked.at( -1 )?.query ).toMatchObject( {
			type: 'cta_click',
			by: 'blocks',
		} );
	} );

	it( 'draws two charts on one x axis', async () => {
		renderApp( { search: '&screen=step&id=add_to_cart' } );
		await waitFor( () => expect( shownPictures ).toHaveLength( 2 ) );
		const [ acted, rate ] = shownPictures;
		expect( acted?.labels ).toEqual( rate?.labels );
		expect( acted?.yWidth ).toBe( rate?.yWidth );
		expect( acted?.isWhole ).toBe( true );
		expect( rate?.band?.some( ( ends ) => ends !== null ) ).toBe( true );
	} );

	it( 'of one block leads to its editor and back to its type', async () => {
		renderApp( { search: '&screen=step&id=cta_click:a1b2c3d4e5' } );
		expect(
			await screen.findByRole( 'heading', { level: 1, name: 'Ask us' } )
		).toBeTruthy();
		expect(
			screen
				.getByRole( 'link', { name: 'Edit block' } )
				.getAttribute( 'href' )
		).toBe( 'post.php?action=edit&post=10' );
		expect(
			screen.getByRole( 'link', { name: 'Call to action clicked' } )
		).toBeTruthy();
	} );

	it( 'switches its table to channels and devices', async () => {
		const { asked } = renderApp( { search: '&screen=step&id=cta_click' } );
		fireEvent.click(
			await screen.findByRole( 'button', { name: 'Devices' } )
		);
		expect(
			await screen.findByRole( 'rowheader', { name: 'Phone' } )
		).toBeTruthy();
		expect( asked.at( -1 )?.query.by ).toBe( 'devices' );
	} );

	it( 'says in how many weeks a rate can be judged', async () => {
		renderApp( {
			search: '&screen=step&id=cta_click:a1b2c3d4e5',
			answer: ( asked ) => {
				const answer = sampleAnswer( asked );
				if ( asked.report !== 'step' ) {
					return answer;
				}
				const step = answer.body as Step;
				const seen = { ...step.cards.seen, value: 12 };
				return {
					body: {
						...step,
						cards: { ...step.cards, seen },
						weeks_until_enough: 3,
					},
				};
			},
		} );
		expect(
			await screen.findByText( '12 saw it; a rate in about 3 weeks.' )
		).toBeTruthy();
	} );

	it( 'of a block on no published page offers to place it', async () => {
		renderApp( {
			search: '&screen=step&id=cta_click:zzzzzzzzzz',
			answer: ( asked ) => ( {
				body: {
					...( sampleAnswer( asked, 0 ).body as object ),
					block: null,
					placements: [],
				},
			} ),
		} );
		expect(
			await screen.findByRole( 'link', { name: 'Place it' } )
		).toBeTruthy();
	} );

	it( 'without any block opens on the table that has something, and offers no empty one', async () => {
		const { asked } = renderApp( {
			search: '&screen=step&id=add_to_cart',
			answer: ( question ) => {
				const answer = sampleAnswer( question );
				return question.report === 'step' &&
					question.query.by === 'blocks'
					? { body: { ...( answer.body as Step ), rows: [] } }
					: answer;
			},
		} );
		expect(
			await screen.findByRole( 'rowheader', { name: '/pricing/' } )
		).toBeTruthy();
		// Between the two the first may be asked again: the range includes now.
		expect( asked[ 0 ]?.query.by ).toBe( 'blocks' );
		expect( asked.at( -1 )?.query.by ).toBe( 'pages' );
		expect( screen.queryByRole( 'button', { name: 'Blocks' } ) ).toBeNull();
		expect(
			screen
				.getByRole( 'button', { name: 'Pages' } )
				.getAttribute( 'aria-pressed' )
		).toBe( 'true' );
	} );

	it( 'that nobody did in the range says so, with neither empty charts nor rates of nothing', async () => {
		renderApp( {
			search: '&screen=step&id=add_to_cart',
			answer: ( question ) => {
				const step = sampleAnswer( question ).body as Step;
				const acted = { ...step.cards.acted, value: 0, compared: 0 };
				return {
					body: { ...step, cards: { ...step.cards, acted } },
				};
			},
		} );
		fireEvent.click(
			await screen.findByRole( 'button', {
				name: 'Show the last 12 months',
			} )
		);
		expect(
			await screen.findByRole( 'button', { name: 'See all steps' } )
		).toBeTruthy();
		expect( shownPictures ).toHaveLength( 0 );
		expect( screen.queryByRole( 'table' ) ).toBeNull();
	} );

	it( 'tells what the same visits did before and after', async () => {
		renderApp( { search: '&screen=step&id=cta_click' } );
		const after = (
			await screen.findByRole( 'heading', {
				name: 'What the same visits did after',
			} )
		).closest( 'section' );
		expect( after?.textContent ).toMatch( /Add to cart.*of.*visits/ );
	} );

	it( 'draws equal shares before and after equally long', async () => {
		const { container } = renderApp( {
			search: '&screen=step&id=cta_click',
			answer: ( question ) => {
				const answer = sampleAnswer( question );
				if ( question.report !== 'step' ) {
					return answer;
				}
				const step = answer.body as Step;
				const [ first ] = step.around?.after ?? [];
				return {
					body: {
						...step,
						around: step.around &&
							first && {
								...step.around,
								before: [ { ...first, type: 'search' } ],
								after: [
									first,
									{
										...first,
										type: 'page_view',
										visits: first.visits * 2,
									},
								],
							},
					},
				};
			},
		} );
		await screen.findByRole( 'heading', {
			name: 'What the same visits did after',
		} );
		expect(
			[
				...container.querySelectorAll< HTMLElement >(
					'.cairn-bars__scale > span'
				),
			].map( ( { style } ) => style.inlineSize )
		).toEqual( [ '50%', '50%', '100%' ] );
	} );

	it( 'of a block that stands in the theme has no editor to lead to', async () => {
		const { container } = renderApp( {
			search: '&screen=step&id=cta_click:a1b2c3d4e5',
			answer: ( question ) => {
				const step = sampleAnswer( question ).body as Step;
				return {
					body: {
						...step,
						block: step.block && {
							...step.block,
							post_id: 0,
							page: null,
						},
					},
				};
			},
		} );
		await screen.findByRole( 'heading', { level: 1, name: 'Ask us' } );
		expect(
			screen.queryByRole( 'link', { name: 'Edit block' } )
		).toBeNull();
		expect(
			container.querySelector( '.cairn-step-head' )?.textContent
		).not.toContain( '0' );
	} );
} );
