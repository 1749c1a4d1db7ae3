// Written from the API's document by tooling/openapi/generate.ts. Changes here are lost.

export interface paths {
    "/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Vendors that can be connected */
        get: operations["connectors.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{connector}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them, with the JSON Schema of its settings */
        get: operations["connectors.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{connector}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How to set up the API user, with just the rights that are needed, as Markdown */
        get: operations["connectors.guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connectors/{connector}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The least rights that the vendor must grant */
        get: operations["connectors.role"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tenants at vendors */
        get: operations["connections.list"];
        put?: never;
        /** Connect a tenant: logs in with the settings, then stores them sealed */
        post: operations["connections.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["connections.get"];
        put?: never;
        post?: never;
        /** Forget a connection with its links and alerts; at the vendor nothing changes */
        delete: operations["connections.remove"];
        options?: never;
        head?: never;
        /**
         * Change what is given, and nothing else
         * @description New settings are tested before they replace the old ones; links of companies stay.
         */
        patch: operations["connections.update"];
        trace?: never;
    };
    "/v1/connections/{connection}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the API user holds against what is needed; it reads only */
        get: operations["connections.role"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in, and say who we are there */
        post: operations["connections.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant’s boards, queues or desks */
        get: operations["catalog.boards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/boards/{board}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statuses that a ticket of a board can have */
        get: operations["catalog.statuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/boards/{board}/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The types that a ticket of a board can have */
        get: operations["catalog.types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/priorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant’s priorities */
        get: operations["catalog.priorities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant’s sources */
        get: operations["catalog.sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/suggested-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Choices that the tenant’s own lists suggest, to be looked at and sent by PATCH */
        get: operations["catalog.suggested-choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The MSP’s customers at the vendor, as far as the API user sees them */
        get: operations["companies.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/companies/{company}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["companies.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/company-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which company the alerts of each customer of a source go to */
        get: operations["company-links.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/company-links/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["company-links.get"];
        /**
         * Send the alerts of a key to a company, in place of the one before
         * @description What was kept for want of a company goes on at once. Several keys may go to one company.
         */
        put: operations["company-links.put"];
        post?: never;
        /** Take a link away; tickets stay where they are */
        delete: operations["company-links.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/company-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which company each unmapped key may be: how sure that is, and why. Nothing is mapped */
        get: operations["company-links.suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/unmapped-companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers of sources that no link knows */
        get: operations["company-links.unmapped"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where alerts stand, newest first */
        get: operations["alerts.list"];
        put?: never;
        /**
         * Take alerts over for good: all of them or none
         * @description One object, an array, or one object a line, each told apart by itself: an alert of the plain schema, an OCSF finding (classes 2001 to 2007), or the payload of an Alertmanager webhook. Once this is answered nothing is lost: each becomes a ticket, or a note on the one of its condition, or is kept with the reason.
         */
        post: operations["alerts.push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{alert}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one alert stands */
        get: operations["alerts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{alert}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that its condition is over, as its source would
         * @description The ticket is closed unless others worked on it.
         */
        post: operations["alerts.clear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{alert}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of it: every decision, every vendor call */
        get: operations["alerts.trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backlog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is not finished */
        get: operations["alerts.backlog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connections whose alerts become tickets of another one, and how far each link is
         * @description All of them at once, oldest first: there are no more than pairs of connections.
         */
        get: operations["alert-links.list"];
        put?: never;
        /**
         * Let alerts of one connection become tickets of another one, and end with them; the link that is there already is changed
         * @description The worker looks at once, then every `pollSeconds`, and as soon as a webhook of the topic `alarms` speaks or a ticket of the link is made or closed. A ticket that is closed ends its alert at the source; an alert that is over closes its ticket, unless others worked on that. Of a link that is changed, what is left out gets its default, but for `since`. One that was removed and is made again knows its alerts.
         */
        post: operations["alert-links.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-links/{alertLink}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["alert-links.get"];
        put?: never;
        post?: never;
        /** Take no more alerts; tickets and alerts stay as they are */
        delete: operations["alert-links.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets at the vendor; a list that can’t be proved complete ends in an error */
        get: operations["tickets.list"];
        put?: never;
        /**
         * Create a ticket, with the connection’s choices where nothing is given
         * @description With an Idempotency-Key it is one ticket also where this server is killed in between: it is found again by its reference.
         */
        post: operations["tickets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/tickets/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket */
        get: operations["tickets.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what is given; read back */
        patch: operations["tickets.update"];
        trace?: never;
    };
    "/v1/connections/{connection}/tickets/{ticket}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the close status and read it back */
        post: operations["tickets.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/tickets/{ticket}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed ticket again */
        post: operations["tickets.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets that stand for a condition, as they were last seen; no vendor is asked */
        get: operations["tickets.linked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/tickets/{ticket}/internal-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note for technicians only */
        post: operations["notes.add-internal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/tickets/{ticket}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes of a ticket */
        get: operations["notes.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/tickets/{ticket}/public-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note that the customer can read */
        post: operations["notes.add-public"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/device-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a device can be there: the tenant’s configuration types, products or categories */
        get: operations["devices.kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices at the vendor, with what its list tells of each; a list that can’t be proved complete ends in an error */
        get: operations["devices.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One device; its own record may tell more than the list */
        get: operations["devices.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each device of one connection in another; no vendor is asked */
        get: operations["discovered-devices.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of one */
        get: operations["discovered-devices.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{device}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave it for later or for good, or treat it as usual again
         * @description It holds from the next run on: what is linked stays linked, and is brought up to date no more.
         */
        post: operations["discovered-devices.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{device}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say by hand which device of the other connection it is; the next run brings that up to date */
        post: operations["discovered-devices.link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs that bring devices of one connection into another, newest first; those of the command line among them */
        get: operations["discoveries.list"];
        put?: never;
        /**
         * Leave a run to the worker: customers first, then each device is found again, added, changed or switched off
         * @description Where it stands is in `discoveries.get`, and `discovery.finished` tells its end. A worker that is stopped or killed is followed by the next, and no device is made twice. There is one run of two connections at a time: 409 with `ALREADY_RUNNING` where one waits or runs.
         */
        post: operations["discoveries.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discoveries/{discovery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one run stands, and what it ended in */
        get: operations["discoveries.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discoveries/{discovery}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a run: at once while it waits, between two devices while it runs. What it did stays
         * @description One that is over stays as it is.
         */
        post: operations["discoveries.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discoveries/{discovery}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a dry run would do, device by device */
        get: operations["discoveries.plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{connection}/webhooks/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the vendor how each of the connection’s webhooks stands */
        post: operations["webhooks.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks at the vendors that lead here, as they were last known */
        get: operations["webhooks.list"];
        put?: never;
        /**
         * Register one at the vendor; the one that is there already is made to work again
         * @description Topic `tickets`: tickets are read again when the vendor says that they changed, instead of a few minutes later. Topic `alarms`: what is linked by `alert-links.create` is looked at when the vendor says that it has a new alarm, instead of after `pollSeconds`. 422 with `UNSUPPORTED` where the vendor has none of the topic.
         */
        post: operations["webhooks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["webhooks.get"];
        put?: never;
        post?: never;
        /** Remove one at the vendor, then here; from then on its address is unknown */
        delete: operations["webhooks.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a disabled or half-made one deliver again */
        post: operations["webhooks.repair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where events go, newest first */
        get: operations["subscriptions.list"];
        put?: never;
        /**
         * Send events to an address
         * @description Each is signed as Standard Webhooks has it, and delivered at least once: tries go on for a day. The secret is told in this reply and never again.
         */
        post: operations["subscriptions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscription}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["subscriptions.get"];
        put?: never;
        post?: never;
        /** Send no more */
        delete: operations["subscriptions.remove"];
        options?: never;
        head?: never;
        /**
         * Change what is given
         * @description `active` delivers again from the next event on; what was missed is replayed by hand.
         */
        patch: operations["subscriptions.update"];
        trace?: never;
    };
    "/v1/subscriptions/{subscription}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret; for a day deliveries are signed with both */
        post: operations["subscriptions.rotate-secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{subscription}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send `subscription.test` to this one alone */
        post: operations["subscriptions.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How deliveries stand, each with its tries, newest first */
        get: operations["deliveries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was told in the last 30 days, newest first */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["events.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver an event again, under its own id */
        post: operations["events.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of this workspace, newest first */
        get: operations["api-keys.list"];
        put?: never;
        /**
         * Make a key; its text is told in this reply and never again
         * @description It may do no more than the key that makes it, and works no longer.
         */
        post: operations["api-keys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["api-keys.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{key}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a key back; here it counts at once, in other processes within 5 seconds */
        post: operations["api-keys.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace of this key */
        get: operations["workspace.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where vendors deliver: for them alone
         * @description The address is told to the vendor when a webhook is registered. A delivery is verified, and what it tells of is read again later.
         */
        post: operations["hooks.receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This process runs */
        get: operations["service.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** It can serve requests: the database answers, and it is not stopping */
        get: operations["service.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "ticket.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have ticket.created */
        post: operations["events.ticket.created"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "ticket.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have ticket.closed */
        post: operations["events.ticket.closed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "ticket.reopened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have ticket.reopened */
        post: operations["events.ticket.reopened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "ticket.gone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have ticket.gone */
        post: operations["events.ticket.gone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alert.settled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have alert.settled */
        post: operations["events.alert.settled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alert.kept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have alert.kept */
        post: operations["events.alert.kept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.failing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have connection.failing */
        post: operations["events.connection.failing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.recovered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have connection.recovered */
        post: operations["events.connection.recovered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "discovery.finished": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have discovery.finished */
        post: operations["events.discovery.finished"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have webhook.disabled */
        post: operations["events.webhook.disabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "subscription.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Told to subscriptions that have subscription.test */
        post: operations["events.subscription.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description The plain schema: only `title` is required. */
        PlainAlert: {
            title: string;
            text?: string | null;
            /**
             * @description Default `raised`.
             * @enum {unknown}
             */
            state?: "raised" | "cleared" | null;
            /** @description `critical`, `high`, `medium` or `low`, or the words of other products. Default `medium`. */
            severity?: string | null;
            /** @description The same for every event of one condition on one resource. Left out: made of title and device, else user. */
            conditionKey?: string | null;
            /** @description Whose alert it is, in the source’s own words. */
            companyKey?: string | null;
            device?: string | null;
            user?: string | null;
            /** Format: date-time */
            at?: string | null;
            raw?: unknown;
        };
        /** @description An OCSF finding (classes 2001 to 2007), or the payload that Alertmanager (version 4) sends to a webhook. */
        OtherAlert: {
            [key: string]: unknown;
        };
        TicketCreatedEvent: {
            /** @enum {string} */
            type: "ticket.created";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                connectionId: string;
                conditionKey: string;
                ticketId: string;
                ticketNumber: string | null;
                alertId: string;
                reference: string;
            };
        };
        TicketClosedEvent: {
            /** @enum {string} */
            type: "ticket.closed";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                connectionId: string;
                conditionKey: string;
                ticketId: string;
                ticketNumber: string | null;
                /**
                 * @description `others`: somebody at the vendor, as seen when the ticket was read again.
                 * @enum {string}
                 */
                by: "us" | "others";
            };
        };
        TicketReopenedEvent: {
            /** @enum {string} */
            type: "ticket.reopened";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                connectionId: string;
                conditionKey: string;
                ticketId: string;
                ticketNumber: string | null;
                /**
                 * @description `others`: somebody at the vendor, as seen when the ticket was read again.
                 * @enum {string}
                 */
                by: "us" | "others";
            };
        };
        TicketGoneEvent: {
            /** @enum {string} */
            type: "ticket.gone";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                connectionId: string;
                conditionKey: string;
                ticketId: string;
                ticketNumber: string | null;
            };
        };
        AlertSettledEvent: {
            /** @enum {string} */
            type: "alert.settled";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                alertId: string;
                connectionId: string;
                conditionKey: string;
                /** @enum {string} */
                outcome: "ticket-created" | "ticket-found" | "noted" | "reopened" | "closed" | "left-open" | "no-ticket";
                ticketId: string | null;
                ticketNumber: string | null;
            };
        };
        AlertKeptEvent: {
            /** @enum {string} */
            type: "alert.kept";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                connectionId: string;
                conditionKey: string;
                /** @description At most 1000: the oldest of the alerts that wait. */
                alertIds: string[];
                error: {
                    code: string;
                    message: string;
                    nextStep: string;
                };
                /** Format: date-time */
                nextTryAt: string;
            };
        };
        ConnectionFailingEvent: {
            /** @enum {string} */
            type: "connection.failing";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                connectionId: string;
                connectionName: string;
                error: {
                    code: string;
                    message: string;
                    nextStep: string;
                };
                /** Format: date-time */
                since: string;
            };
        };
        ConnectionRecoveredEvent: {
            /** @enum {string} */
            type: "connection.recovered";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                connectionId: string;
                connectionName: string;
                /** Format: date-time */
                since: string;
            };
        };
        DiscoveryFinishedEvent: {
            /** @enum {string} */
            type: "discovery.finished";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                discoveryId: string;
                fromConnectionId: string;
                toConnectionId: string;
                isDryRun: boolean;
                /** @enum {string} */
                state: "done" | "failed" | "cancelled";
                /** @description By number of devices. Null: it ended before it looked at one. */
                counts: {
                    seen: number;
                    added: number;
                    updated: number;
                    same: number;
                    reactivated: number;
                    inactivated: number;
                    deferred: number;
                    ignored: number;
                    unmapped: number;
                    ambiguous: number;
                    failed: number;
                } | null;
                /** @description Null unless it failed. */
                error: {
                    code: string;
                    message: string;
                    nextStep: string;
                } | null;
            };
        };
        WebhookDisabledEvent: {
            /** @enum {string} */
            type: "webhook.disabled";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                hookId: string;
                connectionId: string;
                topic: string;
            };
        };
        SubscriptionTestEvent: {
            /** @enum {string} */
            type: "subscription.test";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            timestamp: string;
            data: {
                subscriptionId: string;
            };
        };
        Problem: {
            /** @example urn:jackfield:error:INVALID_INPUT */
            type: string;
            title: string;
            status: number;
            /** @description What happened, in one sentence for a person. */
            detail: string;
            /** @description The request: `urn:jackfield:request:` and its id. */
            instance: string;
            /**
             * @description Permanent: compare this one.
             * @example INVALID_INPUT
             */
            code: string;
            /** @description What a person does now. */
            nextStep: string;
            /**
             * @description `unknown`: a write may have been carried out, now or in the late-commit window. Search before you repeat it.
             * @enum {string}
             */
            outcome: "not-sent" | "rejected" | "unknown";
            isRetryable: boolean;
            /** @description Seconds. */
            retryAfter: number | null;
            connector: string | null;
            /** @description Of the connector, such as `ticketDesk.close`. */
            operation: string | null;
            vendor: {
                status: number | null;
                code: string | null;
                message: string | null;
            } | null;
            errors?: components["schemas"]["Flaw"][];
            /** @description The permissions that the vendor wants, and where each is granted. */
            needed?: {
                permission: string;
                path: string[];
                levels: string[];
            }[];
            /** @description Permissions whose lack may hide behind the refusal. */
            couldBe?: {
                permission: string;
                path: string[];
                levels: string[];
            }[];
            collected?: number;
            expected?: number | null;
        };
        Flaw: {
            /** @description Such as `body.settings.site`, `query.limit` or `alerts[3].title`. */
            field: string;
            message: string;
            nextStep: string;
        };
        Connector: {
            /** @example connectwise */
            id: string;
            package: string;
            /** @enum {string} */
            from: "built-in" | "config";
            displayName: string | null;
            /** @enum {string|null} */
            kind: "psa" | "rmm" | null;
            /** @description What it may have, by name. A connection may have less. */
            capabilities: {
                [key: string]: components["schemas"]["Support"];
            } | null;
            /** @description Where it keeps the reference of a ticket. */
            reference: {
                field: string;
                /** @enum {string} */
                strength: "indexed" | "scan";
            } | null;
            /** @description Why its package can’t be loaded; then the rest is null. */
            trouble: string | null;
        };
        Support: {
            /** @enum {string} */
            level: "full" | "partial";
            unsupportedFields?: {
                field: string;
                reason: components["schemas"]["Text"];
                source: string;
            }[];
        };
        Text: {
            en: string;
            de?: string;
        };
        ConnectorDetails: components["schemas"]["Connector"] & {
            /** @description JSON Schema of what a connection needs. Secrets are `writeOnly`. */
            settings: {
                [key: string]: unknown;
            };
            /** @description Of its guide. */
            languages: string[];
        };
        Guide: {
            connector: string;
            /**
             * @description English where it has none in the language wanted.
             * @enum {string}
             */
            language: "en" | "de";
            operations: string[];
            markdown: string;
        };
        LeastRole: {
            connector: string;
            operations: string[];
            grants: components["schemas"]["Grant"][];
            /** @description Published tables, to compare with. */
            presets: {
                id: string;
                source: string;
                when?: {
                    [key: string]: string | true | null;
                };
                grants: {
                    permission: string;
                    atLeast: {
                        [key: string]: string;
                    };
                    items?: string[];
                }[];
            }[];
            /** @description What no right makes possible. */
            never: {
                operation: string;
                field?: string;
                reason: components["schemas"]["Text"];
                source: string;
                when?: {
                    [key: string]: string | true | null;
                };
            }[];
        };
        Grant: {
            permission: string;
            /** @description The menu words of the vendor’s own screen, outermost first. */
            path: string[];
            /** @description By axis, the weakest rank that suffices. */
            atLeast: {
                [key: string]: string;
            };
            items?: string[];
            certainty: {
                [key: string]: "vendor" | "seen" | "inferred";
            };
            neededBy: string[];
        };
        Connection: {
            id: string;
            name: string;
            connector: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            updatedAt: string;
            /** @description Rises with each change; the ETag. */
            version: number;
            /** @description As they were given; secrets are `••••`. */
            settings: {
                [key: string]: unknown;
            };
            choices: components["schemas"]["TicketChoices"];
            /** @description Where alerts go whose company nobody mapped. */
            catchAll: components["schemas"]["Choice"] | null;
            /** @description Seconds. */
            lateCommitWindow: number;
            /** @description What a person should know of the settings today, such as a log-in that ends soon. */
            notices: {
                /** @enum {string} */
                code: "expires" | "expired" | "rule";
                field: string;
                message: components["schemas"]["Text"];
                nextStep: components["schemas"]["Text"];
            }[];
            /** @description What a technician taught of the API user’s rights, for vendors that show them as numbers without names. */
            baseline: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T05:15:13Z
                 */
                learntAt: string;
                base: string[];
                rights: {
                    permission: string;
                    axis: string;
                    rank: string;
                    marks: string[];
                }[];
            } | null;
            /** @description Since when it can’t be used, and why, as the desk met it last. */
            failing: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T05:15:13Z
                 */
                since: string;
                code: string;
                message: string;
                nextStep: string;
            } | null;
        };
        /** @description What tickets get where nothing else says so. What is left out is the vendor’s own default. */
        TicketChoices: {
            board?: components["schemas"]["Choice"];
            status?: components["schemas"]["Choice"];
            closeStatus?: components["schemas"]["Choice"];
            reopenStatus?: components["schemas"]["Choice"];
            type?: components["schemas"]["Choice"];
            source?: components["schemas"]["Choice"];
            waitingStatuses?: components["schemas"]["Choice"][];
            priorities?: {
                critical?: components["schemas"]["Choice"];
                high?: components["schemas"]["Choice"];
                medium?: components["schemas"]["Choice"];
                low?: components["schemas"]["Choice"];
            };
        };
        Choice: {
            id: string;
            name: string;
        };
        ChangedConnection: {
            connection: components["schemas"]["Connection"];
            /** @description Null where no log-in was made. */
            check: components["schemas"]["ConnectionCheck"] | null;
        };
        ConnectionCheck: {
            user: components["schemas"]["Reference"] | null;
            tenant: string | null;
            version: string | null;
            generation: string | null;
            zone: string | null;
            timeZone: string | null;
        };
        Reference: {
            id: string;
            name: string | null;
        };
        NewConnection: {
            /** @example psa */
            name: string;
            /** @example connectwise */
            connector: string;
            /** @description By the connector’s own schema: `GET /v1/connectors/{connector}`. */
            settings: {
                [key: string]: unknown;
            };
            /**
             * @description False: stored without a log-in, and `check` is null.
             * @default true
             */
            test: boolean;
        };
        ConnectionChanges: {
            /** @description Only what is given changes; null takes a setting away. */
            settings?: {
                [key: string]: unknown;
            };
            choices?: components["schemas"]["GivenTicketChoices"];
            /** @description Null takes it away. */
            catchAll?: components["schemas"]["GivenChoice"] | null;
        };
        /** @description Only what is given changes. */
        GivenTicketChoices: {
            board?: components["schemas"]["GivenChoice"];
            status?: components["schemas"]["GivenChoice"];
            closeStatus?: components["schemas"]["GivenChoice"];
            reopenStatus?: components["schemas"]["GivenChoice"];
            type?: components["schemas"]["GivenChoice"];
            source?: components["schemas"]["GivenChoice"];
            waitingStatuses?: components["schemas"]["GivenChoice"][];
            priorities?: {
                critical?: components["schemas"]["GivenChoice"];
                high?: components["schemas"]["GivenChoice"];
                medium?: components["schemas"]["GivenChoice"];
                low?: components["schemas"]["GivenChoice"];
            };
        };
        GivenChoice: {
            id: string;
            name: string;
        };
        RoleReport: {
            operations: string[];
            user: components["schemas"]["Reference"] | null;
            role: components["schemas"]["Reference"] | null;
            findings: components["schemas"]["RoleFinding"][];
            /** @description Where a technician grants what is missing. */
            toGrant: {
                permission: string;
                path: string[];
                levels: string[];
            }[];
        };
        RoleFinding: {
            permission: string;
            axis: string;
            needed: string | null;
            found: string | null;
            /** @enum {string} */
            verdict: "held" | "missing" | "excess" | "unknown";
            certainty: ("vendor" | "seen" | "inferred") | null;
            /** @enum {string} */
            evidence: "listed" | "probe" | "baseline" | "none";
            reason?: string;
        };
        CatalogEntry: {
            id: string;
            name: string;
            isDefault: boolean;
            isActive: boolean;
        };
        CatalogStatus: components["schemas"]["CatalogEntry"] & {
            /** @enum {string} */
            phase: "new" | "open" | "waiting" | "closed" | "unknown";
            /** @enum {string} */
            phaseFrom: "vendor" | "configured" | "learnt";
        };
        Company: {
            id: string;
            name: string;
            identifier: string | null;
            active: boolean | null;
            domain: string | null;
        };
        CompanyLink: {
            key: string;
            companyId: string;
            companyName: string;
            /** @description Rises with each change; the ETag. */
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            updatedAt: string;
        };
        GivenCompany: {
            /** @description The vendor is asked for it, and for its name. */
            companyId: string;
        };
        CompanySuggestions: {
            suggestions: {
                key: string;
                companyId: string;
                companyName: string;
                /** @description From 0 to 1. From 0.9 on nobody has to look. */
                confidence: number;
                /** @enum {string} */
                reason: "exact-id" | "exact" | "normalised" | "domain";
                sentence: string;
            }[];
            ambiguous: {
                key: string;
                candidates: {
                    companyId: string;
                    companyName: string;
                    /** @description From 0 to 1. From 0.9 on nobody has to look. */
                    confidence: number;
                    /** @enum {string} */
                    reason: "exact-id" | "exact" | "normalised" | "domain";
                    sentence: string;
                }[];
                sentence: string;
            }[];
            unmatched: {
                key: string;
                sentence: string;
            }[];
        };
        UnmappedCompany: {
            key: string;
            alerts: number;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            lastAt: string;
            /** @description Of its latest alert. */
            title: string;
        };
        Alert: {
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            receivedAt: string;
            connectionId: string;
            title: string;
            severity: string;
            /** @enum {string} */
            state: "raised" | "cleared";
            conditionKey: string;
            companyKey: string | null;
            /**
             * @description Null while it is not settled.
             * @enum {string|null}
             */
            outcome: "ticket-created" | "ticket-found" | "noted" | "reopened" | "closed" | "left-open" | "no-ticket" | null;
            ticketId: string | null;
            ticketNumber: string | null;
            companyName: string | null;
            /** @description Why it is kept; null where it is settled or under way. */
            kept: components["schemas"]["HeldError"] | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            nextTryAt: string | null;
        };
        HeldError: {
            code: string;
            message: string;
            nextStep: string;
        };
        AcceptedAlerts: {
            connectionId: string;
            /** @description In the order of the input. */
            alerts: components["schemas"]["AcceptedAlert"][];
        };
        AcceptedAlert: {
            id: string;
            conditionKey: string;
            title: string;
        };
        AlertTrace: {
            /** @description The one that was asked for; null where a ticket, reference or key was. */
            alert: components["schemas"]["Alert"] | null;
            condition: {
                id: string;
                key: string;
                references: string[];
                generation: number;
                ticketId: string | null;
                ticketNumber: string | null;
                repeats: number;
            };
            steps: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T05:15:13Z
                 */
                at: string;
                step: string;
                alertId: string | null;
                detail: {
                    [key: string]: unknown;
                };
                vendorCalls: {
                    method: string;
                    path: string;
                    status: number | null;
                    milliseconds: number;
                }[];
            }[];
            /** @description Vendor calls in all. */
            calls: number;
        };
        Backlog: {
            /** @description Not settled, the kept ones among them. */
            alerts: number;
            kept: number;
            /** @description Creates whose answer stayed out. */
            windows: number;
            sweepsDue: number;
            sweepsLater: number;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            nextAt: string | null;
        };
        AlertLink: {
            id: string;
            fromConnectionId: string;
            toConnectionId: string;
            removesAlerts: boolean;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            since: string;
            pollSeconds: number;
            /**
             * Format: date-time
             * @description When it was last looked at. Null: not yet.
             * @example 2026-11-22T05:15:13Z
             */
            polledAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            nextPollAt: string | null;
            /** @description Why the latest look ended early. The next comes later each time. */
            failing: components["schemas"]["AlertLinkFailure"] | null;
            alerts: components["schemas"]["LinkedAlertCounts"];
            /** @description Alerts with something that could not be done at the source, and the first reason. It is tried again after an hour. */
            stuck: components["schemas"]["StuckAlerts"] | null;
        };
        AlertLinkFailure: {
            code: string;
            message: string;
            nextStep: string;
            isRetryable: boolean;
        };
        /** @description By number of alerts. */
        LinkedAlertCounts: {
            /** @description There before the link was, and left to the source. */
            left: number;
            open: number;
            /** @description The source ended them. */
            ended: number;
            /** @description Their ticket was closed, and so they were closed at the source. */
            closed: number;
            /** @description The same where the source’s alerts have no end of their own, and the link removes them. */
            removed: number;
            /** @description The same where they stay at the source: they are done here alone. */
            marked: number;
        };
        StuckAlerts: {
            alerts: number;
            reason: string;
        };
        NewAlertLink: {
            /**
             * @description The connection that reports: an RMM’s.
             * @example rmm
             */
            from: string;
            /**
             * @description The connection that gets the tickets: a PSA’s.
             * @example psa
             */
            to: string;
            /** @description `true`: an alert is removed at the source once its ticket is closed. For sources whose alerts have no other end, such as VSA X. Default `false`. */
            removesAlerts?: boolean;
            /**
             * Format: date-time
             * @description What was raised before is left to the source. Left out: a day ago or, where the link is there already, as it is.
             */
            since?: string;
            /** @description Seconds between two looks, at least. Default 60. */
            pollSeconds?: number;
        };
        Ticket: {
            id: string;
            number: string | null;
            title: string;
            description: string | null;
            status: {
                id: string;
                name: string | null;
                /** @enum {string} */
                phase: "new" | "open" | "waiting" | "closed" | "unknown";
                /** @enum {string} */
                phaseFrom: "vendor" | "configured" | "learnt";
            };
            priority: {
                id: string;
                name: string | null;
                /** @enum {string|null} */
                level: "critical" | "high" | "medium" | "low" | null;
            } | null;
            board: components["schemas"]["Reference"] | null;
            type: components["schemas"]["Reference"] | null;
            source: components["schemas"]["Reference"] | null;
            company: components["schemas"]["Reference"] | null;
            contact: components["schemas"]["Reference"] | null;
            assignee: components["schemas"]["Reference"] | null;
            devices: components["schemas"]["Reference"][] | null;
            /** @description The `JF-…` reference that Jackfield wrote. */
            reference: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            changedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            closedAt: string | null;
            url: string | null;
        };
        CreatedTicket: {
            id: string;
            ticket: components["schemas"]["Ticket"];
            warnings: components["schemas"]["Warning"][];
        };
        Warning: {
            /** @enum {string} */
            code: "text-cut" | "priority-unknown" | "field-unsupported" | "field-not-taken" | "device-not-attached" | "status-not-on-board" | "default-used";
            field: string;
            message: string;
        };
        NewTicket: {
            title: string;
            /**
             * @description Plain text. The customer can see it.
             * @default
             */
            description: string;
            /** @description Left out: the connection’s catch-all company. */
            companyId?: string;
            deviceIds?: string[];
            boardId?: string;
            statusId?: string;
            priority?: components["schemas"]["GivenPriority"];
            typeId?: string;
            sourceId?: string;
            contactId?: string;
        };
        /** @description A level, by the connection’s choices, or one of the tenant’s own priorities. */
        GivenPriority: {
            /** @enum {string} */
            level: "critical" | "high" | "medium" | "low";
        } | {
            id: string;
        };
        ChangedTicket: {
            ticket: components["schemas"]["Ticket"];
            warnings: components["schemas"]["Warning"][];
        };
        TicketChanges: {
            title?: string;
            companyId?: string;
            boardId?: string;
            statusId?: string;
            priority?: components["schemas"]["GivenPriority"];
            typeId?: string;
            sourceId?: string;
            contactId?: string;
        };
        LinkedTicket: {
            conditionId: string;
            connectionId: string;
            conditionKey: string;
            companyKey: string | null;
            ticketId: string;
            ticketNumber: string | null;
            companyName: string | null;
            /**
             * @description Null: not looked at since we wrote it.
             * @enum {string|null}
             */
            phase: "new" | "open" | "waiting" | "closed" | "unknown" | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            seenAt: string | null;
            repeats: number;
        };
        AddedNote: {
            id: string;
            warnings: components["schemas"]["Warning"][];
        };
        NewNote: {
            text: string;
        };
        Note: {
            id: string;
            ticketId: string;
            text: string;
            /**
             * @description `unknown`: treat it as public.
             * @enum {string}
             */
            visibility: "internal" | "public" | "unknown";
            author: components["schemas"]["Reference"] | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string | null;
        };
        Device: {
            id: string;
            name: string;
            company: components["schemas"]["Reference"] | null;
            /** @description What it is in the vendor’s own list. */
            kind: components["schemas"]["Reference"] | null;
            isActive: boolean | null;
            serialNumber: string | null;
            macAddresses: string[] | null;
            hostName: string | null;
            operatingSystem: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            lastSeenAt: string | null;
            /** @description The `JD-…` that Jackfield wrote to find it again. */
            link: string | null;
        };
        DiscoveredDevice: {
            /** @description At the source. */
            deviceId: string;
            name: string;
            companyName: string | null;
            /**
             * @description `found`: not brought over (yet). `creating`: a create was sent and its end is not known. `linked`: it is `targetId`. `vanished`: the source has it no more, and the other one was made inactive.
             * @enum {string}
             */
            state: "found" | "creating" | "linked" | "vanished";
            /**
             * @description A person’s word: not now, or never.
             * @enum {string|null}
             */
            decision: "deferred" | "ignored" | null;
            /** @description The device in the other connection. */
            targetId: string | null;
            /** @enum {string|null} */
            matchedBy: "store" | "link" | "serial" | "mac" | "name" | "created" | "person" | null;
            /** @description Why it stands where it stands. */
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            updatedAt: string;
        };
        GivenDecision: {
            /**
             * @description Not now, never, or as usual again. It holds from the next run on.
             * @enum {string}
             */
            decision: "deferred" | "ignored" | "none";
        };
        GivenTarget: {
            /** @description The vendor is asked for it. */
            targetId: string;
        };
        Discovery: {
            id: string;
            fromConnectionId: string;
            toConnectionId: string;
            /**
             * @description `waiting`: for a worker, also where one was stopped and the next is to go on.
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            /** @description A worker carries it out; else it was begun from a command line, and ends with that. */
            isQueued: boolean;
            isDryRun: boolean;
            kindId: string | null;
            mostInactivated: number | null;
            isCancelWanted: boolean;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it last gave a sign, about once a second while it runs.
             * @example 2026-11-22T05:15:13Z
             */
            aliveAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            endedAt: string | null;
            progress: components["schemas"]["DiscoveryProgress"] | null;
            /** @description So far. Where another worker took it up, from then on: what the one before did counts as `same`. */
            counts: components["schemas"]["DiscoveryCounts"] | null;
            /** @description Why it failed. */
            error: components["schemas"]["DiscoveryError"] | null;
        };
        DiscoveryProgress: {
            /** @enum {string} */
            stage: "companies" | "targets" | "links" | "devices" | "settling" | "vanished";
            /** @description Devices done in this stage; how fast it goes tell two looks. */
            done: number;
            /** @description Null where nobody knows. */
            total: number | null;
        };
        /** @description By number of devices. */
        DiscoveryCounts: {
            seen: number;
            added: number;
            updated: number;
            /** @description Linked and as they should be: nothing was written. */
            same: number;
            reactivated: number;
            inactivated: number;
            deferred: number;
            ignored: number;
            /** @description Their company is not mapped. */
            unmapped: number;
            /** @description Several devices fit: a person decides. */
            ambiguous: number;
            failed: number;
        };
        DiscoveryError: {
            code: string;
            message: string;
            nextStep: string;
            isRetryable: boolean;
        };
        NewDiscovery: {
            /**
             * @description The connection that has the devices: an RMM’s.
             * @example rmm
             */
            from: string;
            /**
             * @description The connection that they are brought into: a PSA’s.
             * @example psa
             */
            to: string;
            /** @description What new devices become, by an id of `devices.kinds`. Left out: the default, or the only one there is. */
            kindId?: string;
            /** @description `true`: plans, and writes nothing at the vendor. */
            dryRun?: boolean;
            /** @description Of the linked devices, the share that may be made inactive at once. Default 0.2; 1 switches the guard off. */
            mostInactivated?: number;
        };
        DiscoveryReport: {
            id: string;
            fromConnectionId: string;
            toConnectionId: string;
            /**
             * @description `waiting`: for a worker, also where one was stopped and the next is to go on.
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            /** @description A worker carries it out; else it was begun from a command line, and ends with that. */
            isQueued: boolean;
            isDryRun: boolean;
            kindId: string | null;
            mostInactivated: number | null;
            isCancelWanted: boolean;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it last gave a sign, about once a second while it runs.
             * @example 2026-11-22T05:15:13Z
             */
            aliveAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            endedAt: string | null;
            progress: components["schemas"]["DiscoveryProgress"] | null;
            /** @description So far. Where another worker took it up, from then on: what the one before did counts as `same`. */
            counts: components["schemas"]["DiscoveryCounts"] | null;
            /** @description Why it failed. */
            error: components["schemas"]["DiscoveryError"] | null;
            /** @description Null until it is done. */
            result: components["schemas"]["DiscoveryResult"] | null;
        };
        DiscoveryResult: {
            /** @description Linked devices that the source has no more. */
            vanished: number;
            /** @description Whether the source’s list was complete. One that was not is used as far as it goes. */
            isComplete: boolean;
            /**
             * @description Why none of them was made inactive: the source’s list was incomplete, or more are gone than `mostInactivated` allows.
             * @enum {string|null}
             */
            notInactivated: "incomplete" | "guard" | null;
            /** @description Map them by their `key`: `PUT /v1/connections/{connection}/company-links/{key}`. */
            unmappedCompanies: {
                key: string;
                name: string;
                devices: number;
                sentence: string;
            }[];
            mappedCompanies: {
                key: string;
                companyName: string;
                sentence: string;
            }[];
            /** @description The first twenty. */
            failures: {
                deviceId: string;
                name: string;
                message: string;
            }[];
        };
        DiscoveryPlan: {
            /** @description Steps in all. Null: it is not done. */
            total: number | null;
            /** @description The first 1,000, in the order of the source. */
            steps: components["schemas"]["DiscoveryStep"][];
        };
        DiscoveryStep: {
            /** @enum {string} */
            kind: "add" | "deferred" | "ignored" | "unmapped";
            deviceId: string;
            name: string;
        } | {
            /** @enum {string} */
            kind: "update" | "same" | "reactivate";
            deviceId: string;
            name: string;
            targetId: string;
            /** @enum {string} */
            by: "store" | "link" | "serial" | "mac" | "name";
        } | {
            /** @enum {string} */
            kind: "inactivate";
            deviceId: string;
            name: string;
            targetId: string;
        } | {
            /** @enum {string} */
            kind: "ambiguous";
            deviceId: string;
            name: string;
            targets: {
                id: string;
                name: string;
            }[];
        };
        Webhook: {
            id: string;
            connectionId: string;
            /**
             * @description `tickets`: of a PSA, read again when they change. `alarms`: of a monitoring whose alerts are linked to another connection.
             * @enum {string}
             */
            topic: "tickets" | "alarms";
            /**
             * @description `registering`: broke off before the vendor answered; `disabled`: the vendor gave up: repair it. `gone`: the vendor has it no more.
             * @enum {string}
             */
            state: "registering" | "active" | "disabled" | "gone";
            vendorId: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            lastDeliveryAt: string | null;
            received: number;
            refused: number;
        };
        ChangedWebhook: {
            webhook: components["schemas"]["Webhook"];
            warnings: components["schemas"]["Warning"][];
        };
        NewWebhook: {
            /**
             * @description The id of a connection, or its name.
             * @example psa
             */
            connection: string;
            /**
             * @description `tickets`: of a PSA, read again when they change. `alarms`: of a monitoring whose alerts are linked to another connection.
             * @enum {string}
             */
            topic: "tickets" | "alarms";
        };
        Subscription: {
            id: string;
            url: string;
            description: string;
            /** @description `all`: also types that are added later. */
            eventTypes: "all" | components["schemas"]["EventType"][];
            /** @enum {string} */
            state: "active" | "disabled";
            disabledReason: string | null;
            /** @description Rises with each change; the ETag. */
            version: number;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            updatedAt: string;
        };
        /** @enum {string} */
        EventType: "ticket.created" | "ticket.closed" | "ticket.reopened" | "ticket.gone" | "alert.settled" | "alert.kept" | "connection.failing" | "connection.recovered" | "discovery.finished" | "webhook.disabled" | "subscription.test";
        IssuedSubscription: {
            subscription: components["schemas"]["Subscription"];
            /**
             * @description `whsec_…`, as Standard Webhooks has it. Told once.
             * @example whsec_…
             */
            secret: string;
        };
        NewSubscription: {
            /**
             * Format: uri
             * @description https; plain http only to hosts that the operator allows.
             * @example https://example.com/jackfield
             */
            url: string;
            /** @description `all`: also types that are added later. */
            eventTypes: "all" | components["schemas"]["EventType"][];
            description?: string;
        };
        SubscriptionChanges: {
            /**
             * Format: uri
             * @description https; plain http only to hosts that the operator allows.
             * @example https://example.com/jackfield
             */
            url?: string;
            /** @description `all`: also types that are added later. */
            eventTypes?: "all" | components["schemas"]["EventType"][];
            description?: string;
            /** @enum {string} */
            state?: "active" | "disabled";
        };
        Delivery: {
            id: string;
            eventId: string;
            subscriptionId: string;
            type: components["schemas"]["EventType"];
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            nextTryAt: string | null;
            attempts: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T05:15:13Z
                 */
                at: string;
                status: number | null;
                milliseconds: number;
                error: string | null;
            }[];
        };
        Event: {
            /** @description The header `webhook-id` of each of its deliveries. */
            id: string;
            type: components["schemas"]["EventType"];
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            at: string;
            /** @description By type: see the webhooks of this document. */
            data: {
                [key: string]: unknown;
            };
        };
        Replay: {
            /** @description Left out: each that has its type. */
            subscriptionId?: string;
        };
        ApiKey: {
            id: string;
            name: string;
            /** @description Ids of operations; `alerts.*` and `*` cover what begins so. */
            operations: string[];
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To the minute.
             * @example 2026-11-22T05:15:13Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            revokedAt: string | null;
        };
        IssuedApiKey: {
            key: components["schemas"]["ApiKey"];
            /**
             * @description What goes behind `Bearer`. Told once.
             * @example jf_…
             */
            text: string;
        };
        NewApiKey: {
            /** @description Which program has it. */
            name: string;
            /** @description Ids of operations, `alerts.*`, `*`; `read` stands for all that change nothing. No more than your own key has. */
            operations: string[];
            /** Format: date-time */
            expiresAt?: string | null;
        };
        AuditEntry: {
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            at: string;
            /** @description The id of an API key, or `cli`. */
            actor: string;
            operation: string;
            target: string | null;
            /** @enum {string} */
            outcome: "done" | "refused" | "failed";
            code: string | null;
            requestId: string | null;
        };
        Workspace: {
            id: string;
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-22T05:15:13Z
             */
            createdAt: string;
        };
    };
    responses: {
        /** @description The body can’t be read. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no API key, or it is not taken. */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The API key may not do this. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing in this workspace, or at the vendor. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is still under way, or the vendor put it back as it was. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody changed it since it was read. */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of another media type. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What was given can’t be used; `errors` says what of it. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The vendor refuses the connection’s log-in, or a right is missing there. */
        Problem424: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests of this API key. */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong here. */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The vendor failed. */
        Problem502: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The vendor takes no more for now, or this server is stopping. */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The vendor did not answer in time. */
        Problem504: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "connectors.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Connector"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "connectors.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorDetails"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "connectors.guide": {
        parameters: {
            query?: {
                /** @description Jobs (tickets, notes, close, attachments, companies, devices, alarms, webhooks) or operations (ticketDesk.create), by commas. Left out: all. */
                for?: string;
                /** @description Default `en`. */
                language?: "en" | "de";
                /** @description For a connector with several products behind it, the one that is meant, such as `9` or `X` of Kaseya VSA. Left out: all. */
                edition?: string;
            };
            header?: never;
            path: {
                connector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guide"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "connectors.role": {
        parameters: {
            query?: {
                /** @description Jobs (tickets, notes, close, attachments, companies, devices, alarms, webhooks) or operations (ticketDesk.create), by commas. Left out: all. */
                for?: string;
                /** @description For a connector with several products behind it, the one that is meant, such as `9` or `X` of Kaseya VSA. Left out: all. */
                edition?: string;
            };
            header?: never;
            path: {
                connector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeastRole"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "connections.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Connection"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "connections.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConnection"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedConnection"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "connections.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "connections.remove": {
        parameters: {
            query?: {
                /** @description `true`: also while alerts of it are not settled. They are lost then. */
                force?: "true" | "false";
            };
            header?: {
                /** @description The ETag that you read: the change is refused with 412 where somebody was faster. Left out: any version. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "connections.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you read: the change is refused with 412 where somebody was faster. Left out: any version. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedConnection"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "connections.role": {
        parameters: {
            query?: {
                /** @description Jobs (tickets, notes, close, attachments, companies, devices, alarms, webhooks) or operations (ticketDesk.create), by commas. Left out: all. */
                for?: string;
            };
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleReport"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "connections.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionCheck"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "catalog.boards": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogEntry"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "catalog.statuses": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                board: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogStatus"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "catalog.types": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                board: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogEntry"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "catalog.priorities": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogEntry"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "catalog.sources": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogEntry"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "catalog.suggested-choices": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketChoices"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "companies.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                /** @description A part of the name or of the short name, in any case. */
                name?: string;
            };
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Company"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                        /**
                         * @description `user`: the vendor may have left out what this API user may not see, without saying so.
                         * @enum {string}
                         */
                        visibleTo: "everyone" | "user";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "companies.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                company: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "company-links.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CompanyLink"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "company-links.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyLink"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "company-links.put": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you read: the change is refused with 412 where somebody was faster. Left out: any version. */
                "If-Match"?: string;
                /** @description `*`: only where it is not there yet. */
                "If-None-Match"?: "*";
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenCompany"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyLink"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "company-links.remove": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you read: the change is refused with 412 where somebody was faster. Left out: any version. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "company-links.suggest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanySuggestions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "company-links.unmapped": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UnmappedCompany"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                state?: "open" | "settled" | "kept";
                /** @description The id of a connection, or its name. */
                connection?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Alert"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts.push": {
        parameters: {
            query?: {
                /** @description May be left out where the workspace has just one. */
                connection?: string;
                /** @description Whose alerts they are, where they don’t say it themselves. */
                company?: string;
                /** @description The label of Alertmanager that names the customer. */
                companyLabel?: string;
            };
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlainAlert"] | components["schemas"]["OtherAlert"] | (components["schemas"]["PlainAlert"] | components["schemas"]["OtherAlert"])[];
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Taken over for good. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedAlerts"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts.clear": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of an alert; also the id or number of its ticket, its reference, or the key of its condition. */
                alert: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken over for good. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedAlert"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts.trace": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an alert; also the id or number of its ticket, its reference, or the key of its condition. */
                alert: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertTrace"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts.backlog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backlog"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alert-links.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertLink"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alert-links.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAlertLink"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLink"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "alert-links.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alertLink: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLink"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "alert-links.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alertLink: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "tickets.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                /** @description Default `open`. */
                state?: "open" | "closed" | "all";
                companyId?: string;
                boardId?: string;
                changedSince?: string;
                createdSince?: string;
            };
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Ticket"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                        /**
                         * @description `user`: the vendor may have left out what this API user may not see, without saying so.
                         * @enum {string}
                         */
                        visibleTo: "everyone" | "user";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "tickets.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTicket"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedTicket"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "tickets.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "tickets.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "tickets.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "tickets.reopen": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "tickets.linked": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                /** @description The id of a connection, or its name. */
                connection?: string;
                ticketId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LinkedTicket"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "notes.add-internal": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedNote"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "notes.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Note"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                        /**
                         * @description `user`: the vendor may have left out what this API user may not see, without saying so.
                         * @enum {string}
                         */
                        visibleTo: "everyone" | "user";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "notes.add-public": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedNote"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "devices.kinds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogEntry"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "devices.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                companyId?: string;
                isActive?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Device"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                        /**
                         * @description `user`: the vendor may have left out what this API user may not see, without saying so.
                         * @enum {string}
                         */
                        visibleTo: "everyone" | "user";
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "devices.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "discovered-devices.list": {
        parameters: {
            query: {
                /** @description The connection that the devices come from, by id or name. */
                from: string;
                /** @description The connection that they are brought into, by id or name. */
                to: string;
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                state?: "found" | "creating" | "linked" | "vanished";
                decision?: "deferred" | "ignored";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DiscoveredDevice"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "discovered-devices.get": {
        parameters: {
            query: {
                /** @description The connection that the devices come from, by id or name. */
                from: string;
                /** @description The connection that they are brought into, by id or name. */
                to: string;
            };
            header?: never;
            path: {
                /** @description The id of a device at the source. */
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveredDevice"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "discovered-devices.decide": {
        parameters: {
            query: {
                /** @description The connection that the devices come from, by id or name. */
                from: string;
                /** @description The connection that they are brought into, by id or name. */
                to: string;
            };
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a device at the source. */
                device: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenDecision"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveredDevice"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "discovered-devices.link": {
        parameters: {
            query: {
                /** @description The connection that the devices come from, by id or name. */
                from: string;
                /** @description The connection that they are brought into, by id or name. */
                to: string;
            };
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a device at the source. */
                device: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenTarget"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveredDevice"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "discoveries.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                /** @description On either side, by id or name. */
                connection?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Discovery"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "discoveries.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDiscovery"];
            };
        };
        responses: {
            /** @description Taken over for good. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discovery"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "discoveries.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                discovery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryReport"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "discoveries.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                discovery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken over for good. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discovery"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "discoveries.plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                discovery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryPlan"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "webhooks.refresh": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a connection, or its name. */
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "webhooks.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                /** @description The id of a connection, or its name. */
                connection?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "webhooks.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedWebhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "webhooks.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "webhooks.remove": {
        parameters: {
            query?: {
                /** @description `true`: also where the vendor can’t be asked. */
                force?: "true" | "false";
            };
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "webhooks.repair": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedWebhook"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            424: components["responses"]["Problem424"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
        };
    };
    "subscriptions.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Subscription"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "subscriptions.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedSubscription"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "subscriptions.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscription: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "subscriptions.remove": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you read: the change is refused with 412 where somebody was faster. Left out: any version. */
                "If-Match"?: string;
            };
            path: {
                subscription: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "subscriptions.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that you read: the change is refused with 412 where somebody was faster. Left out: any version. */
                "If-Match"?: string;
            };
            path: {
                subscription: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "subscriptions.rotate-secret": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                subscription: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description The version, for If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedSubscription"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "subscriptions.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                subscription: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken over for good. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "deliveries.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                subscriptionId?: string;
                eventId?: string;
                state?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                type?: components["schemas"]["EventType"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Event"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "events.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "events.replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                event: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Replay"];
            };
        };
        responses: {
            /** @description Taken over for good. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "api-keys.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "api-keys.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "api-keys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "api-keys.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same request with the same key is carried out once within a day, and gets the first reply again. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                /** @description What the page before gave as `next`. Left out: the first page. */
                cursor?: string;
                /** @description Items of a page. Default 100. */
                limit?: number;
                actor?: string;
                operation?: string;
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description The `cursor` of the page after this one. Null: this was the last. */
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "workspace.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    "hooks.receive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        received: true;
                    };
                };
            };
            /** @description It is not believed, or came before. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not now: deliver it again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "service.health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                        version: string;
                    };
                };
            };
        };
    };
    "service.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                    };
                };
            };
            /** @description Not now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "events.ticket.created": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketCreatedEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.ticket.closed": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketClosedEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.ticket.reopened": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketReopenedEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.ticket.gone": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketGoneEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.alert.settled": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertSettledEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.alert.kept": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertKeptEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.connection.failing": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionFailingEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.connection.recovered": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionRecoveredEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.discovery.finished": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscoveryFinishedEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.webhook.disabled": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDisabledEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "events.subscription.test": {
        parameters: {
            query?: never;
            header: {
                /** @description Of the event: the same on each try. */
                "webhook-id": string;
                "webhook-timestamp": string;
                /** @description `v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionTestEvent"];
            };
        };
        responses: {
            /** @description Taken. Anything else, and no answer within 15 seconds, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
