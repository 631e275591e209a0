import { AppError } from '../../shared/errors.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { performAction } from '../actions/perform-action.ts';
import type { ConnectorCall } from '../../core/connectors/connector-port.ts';
import type { Deps } from '../deps.ts';
import { getObjectTimeline } from '../objects/get-object-timeline.ts';
import { getObject } from '../objects/get-object.ts';
import { demand, signedInRoute } from '../route.ts';
import { createCustomer } from './create-customer.ts';
import { getContactPoint } from './get-contact-point.ts';
import { getCustomerTimeline } from './get-customer-timeline.ts';
import { getCustomer } from './get-customer.ts';
import { searchCustomers } from './search-customers.ts';
import { setContactPointStatus } from './set-contact-point-status.ts';

/** The routes of customers, their contact points and their objects. */
export function customersRoutes(deps: Deps, callConnector: ConnectorCall) {
  return { ...ofCustomers(deps), ...ofContactPoints(deps), ...ofObjects(deps, callConnector) };
}

const { customers } = signedInRoute;

function ofCustomers(deps: Deps) {
  return {
    search: customers.search.handler(({ input, context }) => {
      demand(context.signedIn, 'read', 'customer');
      return deps.read(context.who, (tx) => searchCustomers(tx, context.signedIn, input));
    }),
    get: customers.get.handler(({ input, context }) => {
      demand(context.signedIn, 'read', 'customer');
      return deps.read(context.who, (tx) => getCustomer(tx, context.signedIn, input.id));
    }),
    timeline: customers.timeline.handler(({ input, context }) => {
      demand(context.signedIn, 'read', 'customer');
      return deps.read(context.who, (tx) => getCustomerTimeline(tx, context.signedIn, input));
    }),
    create: customers.create.handler(({ input, context }) => {
      demand(context.signedIn, 'create', 'customer');
      const id = deps.newId() as CustomerId;
      return deps.commit(context.who, (unit) => createCustomer(unit, context.signedIn, id, input));
    }),
    remove: customers.remove.handler(() => {
      throw new AppError('delete-refused');
    }),
  };
}

function ofContactPoints(deps: Deps) {
  return {
    contactPoint: customers.contactPoint.handler(({ input, context }) => {
      demand(context.signedIn, 'read', 'contact-point');
      return deps.read(context.who, (tx) => getContactPoint(tx, context.signedIn, input.id, deps.now()));
    }),
    setContactPointStatus: customers.setContactPointStatus.handler(({ input, context }) => {
      demand(context.signedIn, 'change', 'contact-point');
      return deps.commit(context.who, (unit) => setContactPointStatus(unit, context.signedIn, input));
    }),
  };
}

function ofObjects(deps: Deps, callConnector: ConnectorCall) {
  return {
    object: customers.object.handler(({ input, context }) => {
      demand(context.signedIn, 'read', 'object');
      return deps.read(context.who, (tx) => getObject(tx, context.signedIn, input.id));
    }),
    objectTimeline: customers.objectTimeline.handler(({ input, context }) => {
      demand(context.signedIn, 'read', 'object');
      return deps.read(context.who, (tx) => getObjectTimeline(tx, context.signedIn, input.id));
    }),
    act: customers.act.handler(({ input, context }) => {
      demand(context.signedIn, 'change', 'object');
      return performAction(deps, callConnector, context.signedIn, input);
    }),
  };
}
