// Written from openapi.yaml by tooling/openapi/generate.ts. Changes here are lost.

export interface paths {
    "/v2/security/authenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs in. A form, not JSON; no token goes with it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["LogIn"];
                };
            };
            responses: {
                /** @description The tokens. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokensReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/security/refreshtoken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Both tokens for two new ones. A form. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["Refresh"];
                };
            };
            responses: {
                /** @description The tokens. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokensReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/security/userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in, and what that user may do, as numbers. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The user. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UserInfoReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/system/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings of the tenant, among them the largest file. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The settings. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/system/statuses/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statuses that tickets can have. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatusesReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/system/priorities/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The priorities that tickets can have. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PrioritiesReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/system/queues/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The queues. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QueuesReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/servicedesk/tickets/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One page of the tickets that fit a filter. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TicketSearch"];
                };
            };
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketsReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/servicedesk/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a ticket. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTicket"];
                };
            };
            responses: {
                /** @description The ticket. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/servicedesk/tickets/{ticketId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketId: components["parameters"]["ticketId"];
            };
            cookie?: never;
        };
        /** One ticket. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticketId: components["parameters"]["ticketId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The ticket. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes single members of a ticket. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticketId: components["parameters"]["ticketId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Change"][];
                };
            };
            responses: {
                /** @description The ticket. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketReply"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v2/servicedesk/tickets/{ticketId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketId: components["parameters"]["ticketId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolves a ticket with a comment. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticketId: components["parameters"]["ticketId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Resolution"];
                };
            };
            responses: {
                /** @description The ticket. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TicketReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/servicedesk/tickets/{ticketId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketId: components["parameters"]["ticketId"];
            };
            cookie?: never;
        };
        /** One page of a ticket's notes. No total goes with it. */
        get: {
            parameters: {
                query?: {
                    PageSize?: components["parameters"]["PageSize"];
                    /** @description From 1. */
                    PageNumber?: components["parameters"]["PageNumber"];
                };
                header?: never;
                path: {
                    ticketId: components["parameters"]["ticketId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NotesReply"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a note, with files if there are any. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    ticketId: components["parameters"]["ticketId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewNote"];
                };
            };
            responses: {
                /** @description The note. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NoteReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/system/attachments/{moduleId}/{objectId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moduleId: components["parameters"]["moduleId"];
                objectId: components["parameters"]["objectId"];
            };
            cookie?: never;
        };
        /** One page of the files of a record. Module 22 is tickets. */
        get: {
            parameters: {
                query?: {
                    PageSize?: components["parameters"]["PageSize"];
                    /** @description From 1. */
                    PageNumber?: components["parameters"]["PageNumber"];
                };
                header?: never;
                path: {
                    moduleId: components["parameters"]["moduleId"];
                    objectId: components["parameters"]["objectId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AttachmentsReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/system/attachments/{moduleId}/{objectId}/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moduleId: components["parameters"]["moduleId"];
                objectId: components["parameters"]["objectId"];
                attachmentId: components["parameters"]["attachmentId"];
            };
            cookie?: never;
        };
        /** One file of a record, without its bytes. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    moduleId: components["parameters"]["moduleId"];
                    objectId: components["parameters"]["objectId"];
                    attachmentId: components["parameters"]["attachmentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AttachmentReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/system/attachments/{moduleId}/{objectId}/{attachmentId}/download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                moduleId: components["parameters"]["moduleId"];
                objectId: components["parameters"]["objectId"];
                attachmentId: components["parameters"]["attachmentId"];
            };
            cookie?: never;
        };
        /** The bytes of a file. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    moduleId: components["parameters"]["moduleId"];
                    objectId: components["parameters"]["objectId"];
                    attachmentId: components["parameters"]["attachmentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/servicedesk/hardwareasset/searchselect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of the hardware assets that fit a filter. No total goes with it. */
        get: {
            parameters: {
                query?: {
                    "Filter.AccountId"?: number;
                    "Filter.IsActive"?: boolean;
                    PageSize?: components["parameters"]["PageSize"];
                    /** @description From 1. */
                    PageNumber?: components["parameters"]["PageNumber"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HardwareAssetRowsReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/servicedesk/hardwareasset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a hardware asset. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HardwareAssetInput"];
                };
            };
            responses: {
                /** @description The asset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HardwareAssetReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/servicedesk/hardwareasset/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assetId: components["parameters"]["assetId"];
            };
            cookie?: never;
        };
        /** One hardware asset, with all that is kept of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    assetId: components["parameters"]["assetId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The asset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HardwareAssetReply"];
                    };
                };
            };
        };
        /** Replaces a hardware asset. What becomes of members that are left out is not published. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    assetId: components["parameters"]["assetId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HardwareAssetInput"];
                };
            };
            responses: {
                /** @description The asset. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HardwareAssetReply"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/crm/accounts/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of the accounts. */
        get: {
            parameters: {
                query?: {
                    PageSize?: components["parameters"]["PageSize"];
                    /** @description From 1. */
                    PageNumber?: components["parameters"]["PageNumber"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountsReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/crm/accounts/summary/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        /** One account, by the vendor's document without the wrapping that other replies have. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The account. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Account"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/crm/accounts/{accountId}/locations/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        /** The locations of an account. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: components["parameters"]["accountId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LocationsReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/crm/contacts/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of an account's contacts. */
        get: {
            parameters: {
                query?: {
                    "Filter.AccountId"?: number;
                    PageSize?: components["parameters"]["PageSize"];
                    /** @description From 1. */
                    PageNumber?: components["parameters"]["PageNumber"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactsReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/admin/webhooks/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One page of the webhooks. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhooksReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/admin/webhooks/events/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events that a webhook can tell of. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookEventsReply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/admin/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a webhook. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            responses: {
                /** @description The webhook. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookReply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/admin/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        get?: never;
        /** Replaces what a webhook is. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            responses: {
                /** @description The webhook. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookReply"];
                    };
                };
            };
        };
        post?: never;
        /** Removes a webhook. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Nothing. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/admin/workflows/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One page of the workflows. Asked only to see that it is refused. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reply"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/admin/k1/accesscontrol/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings of Kaseya One. Asked only to see that it is refused. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The settings. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/finance/contracts/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of the contracts. Asked only to see that it is refused. */
        get: {
            parameters: {
                query?: {
                    PageSize?: components["parameters"]["PageSize"];
                    /** @description From 1. */
                    PageNumber?: components["parameters"]["PageNumber"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/finance/invoices/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of the invoices. Asked only to see that it is refused. */
        get: {
            parameters: {
                query?: {
                    PageSize?: components["parameters"]["PageSize"];
                    /** @description From 1. */
                    PageNumber?: components["parameters"]["PageNumber"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reply"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        LogIn: {
            GrantType: string;
            UserName?: string;
            Password?: string;
            Tenant?: string;
            ClientId?: string;
            ClientSecret?: string;
        };
        Refresh: {
            AccessToken: string;
            RefreshToken?: string;
        };
        Page: {
            PageSize?: number;
            PageNumber?: number;
        };
        /** @description One step of a JSON Patch. */
        Change: {
            op: string;
            path: string;
            value?: unknown;
        };
        TicketSearch: {
            PageSize?: number;
            PageNumber?: number;
            Filter?: components["schemas"]["TicketFilter"];
        };
        TicketFilter: {
            Title?: string;
            /** @description Ids with commas between. */
            AccountIds?: string;
            /** @description Names, not ids, with commas between. */
            QueueNames?: string;
            /** @description 1 leaves completed tickets out. */
            ExcludeCompleted?: number;
            /** Format: date-time */
            CreatedOnFrom?: string;
            /** Format: date-time */
            CompletedDateFrom?: string;
            /** Format: date-time */
            LastActivityUpdateFrom?: string;
        };
        NewTicket: {
            Title: string;
            Details: string;
            AccountId: number;
            LocationId: number;
            ContactId?: number;
            QueueId?: number;
            StatusId: number;
            PriorityId: number;
            TypeId: number;
            SourceId: number;
            /** Format: date-time */
            OpenDate: string;
        };
        HardwareAssetInput: {
            Name: string;
            AccountId: number;
            AccountLocationId: number;
            ContactId?: number | null;
            CategoryId: number;
            BrandId?: number | null;
            SerialNumber?: string | null;
            BusinessImpactId?: number | null;
            StateId?: number | null;
            LocationInfo?: string | null;
            Description?: string | null;
            BarCode?: string | null;
            AssetTag?: string | null;
            VendorId?: number | null;
            IsActive?: boolean | null;
            ModelNumber?: string | null;
            MachineGroupId?: string | null;
            IpAddress?: string | null;
            SubnetMask?: string | null;
            DefaultGateway?: string | null;
            DnsServers?: string | null;
            DhcpEnabled?: boolean | null;
            DhcpServer?: string | null;
            WinsEnabled?: boolean | null;
            SecondaryWinsServer?: string | null;
            ConnectionGatewayIp?: string | null;
            OsType?: string | null;
            OsInfo?: string | null;
            MajorVersion?: string | null;
            MinorVersion?: string | null;
            MacAddress?: string | null;
            LoginName?: string | null;
            LastLoginname?: string | null;
            CurrentUser?: string | null;
            ProductName?: string | null;
            MachineVersion?: string | null;
            MotherboardManufacturerId?: number | null;
            MotherboardProductCode?: string | null;
            MotherboardSerialNumber?: string | null;
            MotherboardVersion?: string | null;
            ChassisAssetTag?: string | null;
            ChassisManufacturerId?: number | null;
            ChassisSerialNumber?: string | null;
            ChassisType?: string | null;
            ChassisVersion?: string | null;
            BusSpeed?: string | null;
            ManufacturerId?: number | null;
            MaxMemorySize?: string | null;
            MaxMemorySlots?: string | null;
            PrimaryWinsServer?: string | null;
            ComputerName?: string | null;
            PurchaseCost?: number | null;
            /** Format: date-time */
            WarrantyExpirationDate?: string | null;
            /** Format: date-time */
            ExpirationDate?: string | null;
            /** Format: date-time */
            AcquisitionDate?: string | null;
            /** Format: date-time */
            FirstCheckIn?: string | null;
            /** Format: date-time */
            LastCheckIn?: string | null;
            /** Format: date-time */
            LastReboot?: string | null;
        };
        Resolution: {
            Comment: string;
            StatusId?: number;
            IsInternal?: boolean;
        };
        NewNote: {
            Details: string;
            IsInternal: boolean;
            TypeId: number;
            /** Format: date-time */
            NoteDate: string;
            Attachments?: {
                Name: string;
                Type: string;
                Base64Data: string;
            }[];
        };
        NewWebhook: {
            Name?: string;
            PayloadURL?: string;
            IsEnabled?: boolean;
            Secret?: string;
            SendAllEvents?: boolean;
            Events?: number[];
        };
        Error: ({
            Code?: number;
            Message?: string | null;
            Details?: string | null;
            SubErrors?: string[] | null;
        } & {
            [key: string]: unknown;
        }) | null;
        /** @description What wraps every result. False in Success is an error, whatever the status says. */
        Reply: {
            Success?: boolean;
            Error?: components["schemas"]["Error"];
        } & {
            [key: string]: unknown;
        };
        TokensReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: {
                AccessToken?: string | null;
                RefreshToken?: string | null;
                /** Format: date-time */
                AccessTokenExpireOn?: string;
                /** Format: date-time */
                RefreshTokenExpireOn?: string;
            } & {
                [key: string]: unknown;
            };
        });
        UserInfoReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: {
                UserId?: number;
                FullName?: string | null;
                BusinessName?: string | null;
                TimeZoneName?: string | null;
                TimeZoneValue?: number;
                OlsonTimeZoneName?: string | null;
                IsUserSystemAdmin?: boolean;
                UserAccessRights?: ({
                    MainMenuId?: number;
                    MenuCategoryId?: number;
                    ListingIDEnum?: number;
                    CanView?: boolean;
                    CanModify?: boolean;
                    CanDelete?: boolean;
                } & {
                    [key: string]: unknown;
                })[] | null;
                SpecialFeatures?: ({
                    Id?: number;
                } & {
                    [key: string]: unknown;
                })[] | null;
            } & {
                [key: string]: unknown;
            };
        });
        SettingsReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: {
                MaximumAttachmentFileSizeinMb?: number;
            } & {
                [key: string]: unknown;
            };
        });
        StatusesReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: ({
                Id?: number;
                Name?: string | null;
                StatusOrder?: number;
                TypeId?: number;
                IsActive?: boolean;
            } & {
                [key: string]: unknown;
            })[];
        });
        PrioritiesReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: ({
                Id?: number;
                Name?: string | null;
                IsDefault?: boolean;
            } & {
                [key: string]: unknown;
            })[];
        });
        QueuesReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: ({
                Id?: number;
                Name?: string | null;
                IsActive?: boolean;
            } & {
                [key: string]: unknown;
            })[];
        });
        LocationsReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: ({
                Id?: number;
                Name?: string | null;
                IsMain?: boolean;
            } & {
                [key: string]: unknown;
            })[];
        });
        Ticket: {
            Id?: number;
            TicketNumber?: string | null;
            Title?: string | null;
            Details?: string | null;
            AccountId?: number | null;
            AccountName?: string | null;
            ContactId?: number | null;
            ContactName?: string | null;
            QueueId?: number | null;
            QueueName?: string | null;
            StatusId?: number;
            StatusName?: string | null;
            PriorityId?: number;
            PriorityName?: string | null;
            TypeId?: number | null;
            TypeName?: string | null;
            SourceId?: number | null;
            AssigneeId?: number | null;
            AssigneeName?: string | null;
            HardwareAssetId?: number | null;
            HardwareAssetName?: string | null;
            /** Format: date-time */
            CreatedOn?: string | null;
            /** Format: date-time */
            ModifiedOn?: string | null;
            /** Format: date-time */
            CompletedDate?: string | null;
            /** Format: date-time */
            ReOpenedDate?: string | null;
            /** Format: date-time */
            LastActivityUpdate?: string | null;
        } & {
            [key: string]: unknown;
        };
        TicketReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: {
                [key: string]: unknown;
            } & (components["schemas"]["Ticket"] & {
                SourceName?: string | null;
                TotalTimeSpent?: number | null;
            });
        });
        TicketsReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["Ticket"][];
            TotalRecords?: number;
        });
        Attachment: {
            Id?: number;
            OriginalFileName?: string | null;
            FileType?: string | null;
            CreatedById?: number | null;
            CreatedByName?: string | null;
            /** Format: date-time */
            CreatedOn?: string | null;
        } & {
            [key: string]: unknown;
        };
        Note: {
            Id?: number;
            Details?: string | null;
            IsInternal?: boolean;
            TypeId?: number | null;
            CreatedBy?: number | null;
            CreatedByName?: string | null;
            /** Format: date-time */
            CreatedOn?: string | null;
            Attachments?: components["schemas"]["Attachment"][] | null;
        } & {
            [key: string]: unknown;
        };
        NoteReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["Note"];
        });
        NotesReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["Note"][];
        });
        AttachmentReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["Attachment"];
        });
        AttachmentsReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["Attachment"][];
            TotalRecords?: number;
        });
        HardwareAsset: {
            Id?: number | null;
            Name?: string | null;
            AccountId?: number | null;
            AccountName?: string | null;
            AccountLocationId?: number | null;
            CategoryId?: number | null;
            Category?: string | null;
            SerialNumber?: string | null;
            AssetTag?: string | null;
            IsActive?: boolean;
            OsType?: string | null;
            OsInfo?: string | null;
            MacAddress?: string | null;
            /** Format: date-time */
            LastCheckIn?: string | null;
        } & {
            [key: string]: unknown;
        };
        HardwareAssetReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["HardwareAsset"];
        });
        HardwareAssetRowsReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: ({
                Id?: number;
                AssetName?: string | null;
                AccountId?: number;
                AccountName?: string | null;
                CategoryId?: number;
                CategoryName?: string | null;
                SerialNumber?: string | null;
                IsActive?: boolean;
            } & {
                [key: string]: unknown;
            })[];
        });
        Account: {
            Id?: number;
            AccountCode?: string | null;
            AccountName?: string | null;
            Website?: string | null;
            IsActive?: boolean;
        } & {
            [key: string]: unknown;
        };
        AccountsReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["Account"][];
            TotalRecords?: number;
        });
        ContactsReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: ({
                Id?: number;
                AccountId?: number;
                AccountName?: string | null;
                FirstName?: string | null;
                LastName?: string | null;
                Emails?: ({
                    EmailAddress?: string | null;
                    IsDefault?: boolean;
                } & {
                    [key: string]: unknown;
                })[] | null;
            } & {
                [key: string]: unknown;
            })[];
            TotalRecords?: number;
        });
        Webhook: {
            Id?: number;
            Name?: string | null;
            PayloadUrl?: string | null;
            IsEnabled?: boolean;
        } & {
            [key: string]: unknown;
        };
        WebhookReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["Webhook"];
        });
        WebhooksReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: components["schemas"]["Webhook"][];
            TotalRecords?: number;
        });
        WebhookEventsReply: {
            [key: string]: unknown;
        } & (components["schemas"]["Reply"] & {
            Result?: ({
                Id?: number | null;
                Name?: string | null;
                CategoryName?: string | null;
            } & {
                [key: string]: unknown;
            })[];
        });
    };
    responses: never;
    parameters: {
        id: string;
        ticketId: string;
        assetId: string;
        accountId: string;
        moduleId: string;
        objectId: string;
        attachmentId: string;
        PageSize: number;
        /** @description From 1. */
        PageNumber: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
