/** Every migration, in order. A list in code survives bundling; a folder scan does not. */
import type { Migration } from 'kysely';
import * as m0001 from './0001-create-site.ts';
import * as m0002 from './0002-create-site-key.ts';
import * as m0003 from './0003-create-pairing-code.ts';
import * as m0004 from './0004-create-request-nonce.ts';
import * as m0005 from './0005-create-site-day-key.ts';
import * as m0006 from './0006-create-placement.ts';
import * as m0007 from './0007-create-event.ts';
import * as m0008 from './0008-create-visit.ts';
import * as m0009 from './0009-create-dimension-value.ts';
import * as m0010 from './0010-create-event-gate.ts';
import * as m0011 from './0011-create-rollup-day.ts';
import * as m0012 from './0012-create-rollup-hour.ts';
import * as m0013 from './0013-create-rollup-delta.ts';
import * as m0014 from './0014-create-drop-count.ts';
import * as m0015 from './0015-create-quarantine.ts';
import * as m0016 from './0016-create-counter-day.ts';
import * as m0017 from './0017-create-counter-seen.ts';
import * as m0018 from './0018-create-import-batch.ts';
import * as m0019 from './0019-create-settled-partition.ts';
import * as m0020 from './0020-create-rollup-version.ts';
import * as m0030 from './0030-create-fact.ts';
import * as m0031 from './0031-create-shop-order.ts';
import * as m0032 from './0032-create-order-item.ts';
import * as m0033 from './0033-create-order-refund.ts';
import * as m0034 from './0034-create-order-revenue.ts';
import * as m0035 from './0035-create-order-event.ts';
import * as m0036 from './0036-create-product.ts';
import * as m0037 from './0037-create-order-version.ts';
import * as m0040 from './0040-create-cart.ts';
import * as m0041 from './0041-create-cart-item.ts';
import * as m0042 from './0042-create-cart-order.ts';
import * as m0043 from './0043-create-cart-count.ts';
import * as m0044 from './0044-create-cart-count-item.ts';
import * as m0045 from './0045-create-order-loop.ts';
import * as m0046 from './0046-create-order-step.ts';
import * as m0047 from './0047-create-loop-day.ts';
import * as m0048 from './0048-create-order-loop-due.ts';
import * as m0049 from './0049-create-rollup-pack.ts';
import * as m0050 from './0050-create-cart-day.ts';
import * as m0051 from './0051-add-order-step-shared-list.ts';
import * as m0052 from './0052-want-rebuild.ts';
import * as m0053 from './0053-add-cart-report-key.ts';
import * as m0054 from './0054-add-order-step-wish-key.ts';
import * as m0055 from './0055-drop-order-step-bought-of-type.ts';
import * as m0056 from './0056-create-product-price.ts';
import * as m0060 from './0060-create-personal-key.ts';
import * as m0061 from './0061-create-personal-value.ts';
import * as m0062 from './0062-create-contact.ts';
import * as m0063 from './0063-create-contact-address.ts';
import * as m0064 from './0064-create-submission.ts';
import * as m0065 from './0065-create-consent.ts';
import * as m0066 from './0066-create-consent-proof.ts';
import * as m0067 from './0067-create-suppression.ts';
import * as m0068 from './0068-create-contact-visitor.ts';
import * as m0069 from './0069-create-contact-note.ts';
import * as m0070 from './0070-create-audit-log.ts';
import * as m0071 from './0071-create-contact-fact.ts';
import * as m0072 from './0072-create-waiting-fact.ts';
import * as m0073 from './0073-create-erased.ts';
import * as m0074 from './0074-create-form-refusal.ts';
import * as m0075 from './0075-create-events-gone.ts';
import * as m0080 from './0080-create-hand-over-destination.ts';
import * as m0081 from './0081-create-hand-over-job.ts';
import * as m0090 from './0090-want-rebuild-for-forms.ts';
import * as m0091 from './0091-create-consent-end.ts';

export const migrations: Readonly< Record< string, Migration > > = {
	'0001-create-site': m0001,
	'0002-create-site-key': m0002,
	'0003-create-pairing-code': m0003,
	'0004-create-request-nonce': m0004,
	'0005-create-site-day-key': m0005,
	'0006-create-placement': m0006,
	'0007-create-event': m0007,
	'0008-create-visit': m0008,
	'0009-create-dimension-value': m0009,
	'0010-create-event-gate': m0010,
	'0011-create-rollup-day': m0011,
	'0012-create-rollup-hour': m0012,
	'0013-create-rollup-delta': m0013,
	'0014-create-drop-count': m0014,
	'0015-create-quarantine': m0015,
	'0016-create-counter-day': m0016,
	'0017-create-counter-seen': m0017,
	'0018-create-import-batch': m0018,
	'0019-create-settled-partition': m0019,
	'0020-create-rollup-version': m0020,
	'0030-create-fact': m0030,
	'0031-create-shop-order': m0031,
	'0032-create-order-item': m0032,
	'0033-create-order-refund': m0033,
	'0034-create-order-revenue': m0034,
	'0035-create-order-event': m0035,
	'0036-create-product': m0036,
	'0037-create-order-version': m0037,
	'0040-create-cart': m0040,
	'0041-create-cart-item': m0041,
	'0042-create-cart-order': m0042,
	'0043-create-cart-count': m0043,
	'0044-create-cart-count-item': m0044,
	'0045-create-order-loop': m0045,
	'0046-create-order-step': m0046,
	'0047-create-loop-day': m0047,
	'0048-create-order-loop-due': m0048,
	'0049-create-rollup-pack': m0049,
	'0050-create-cart-day': m0050,
	'0051-add-order-step-shared-list': m0051,
	'0052-want-rebuild': m0052,
	'0053-add-cart-report-key': m0053,
	'0054-add-order-step-wish-key': m0054,
	'0055-drop-order-step-bought-of-type': m0055,
	'0056-create-product-price': m0056,
	'0060-create-personal-key': m0060,
	'0061-create-personal-value': m0061,
	'0062-create-contact': m0062,
	'0063-create-contact-address': m0063,
	'0064-create-submission': m0064,
	'0065-create-consent': m0065,
	'0066-create-consent-proof': m0066,
	'0067-create-suppression': m0067,
	'0068-create-contact-visitor': m0068,
	'0069-create-contact-note': m0069,
	'0070-create-audit-log': m0070,
	'0071-create-contact-fact': m0071,
	'0072-create-waiting-fact': m0072,
	'0073-create-erased': m0073,
	'0074-create-form-refusal': m0074,
	'0075-create-events-gone': m0075,
	'0080-create-hand-over-destination': m0080,
	'0081-create-hand-over-job': m0081,
	'0090-want-rebuild-for-forms': m0090,
	'0091-create-consent-end': m0091,
};
