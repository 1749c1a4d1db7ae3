// Written from openapi.yaml by tooling/openapi/generate.ts. Changes here are lost.

export interface paths {
    "/system/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version, region and time zone of the server. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Info"];
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
    "/system/myMembers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The member whose keys are used. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyMember"];
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
    "/system/mySecurity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the member whose keys are used may do, a row a function. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecuritySetting"][];
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
    "/system/mySecurity/customizeItems/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries that narrowed functions allow, such as those of Table Setup. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomizeItem"][];
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
    "/system/securityroles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One security role. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecurityRole"];
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
    "/system/securityRoles/{parentId}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a security role allows, a row a function. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecuritySetting"][];
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
    "/system/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files on one record, without their bytes. */
        get: {
            parameters: {
                query?: {
                    recordType?: components["parameters"]["recordType"];
                    /** @description Digits. */
                    recordId?: components["parameters"]["recordId"];
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Document"][];
                    };
                };
            };
        };
        put?: never;
        /** Puts a file on a record. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["NewDocument"];
                };
            };
            responses: {
                /** @description The record as it was stored. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Document"];
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
    "/system/documents/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    recordType?: components["parameters"]["recordType"];
                    /** @description Digits. */
                    recordId?: components["parameters"]["recordId"];
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/system/documents/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a file. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
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
                        "application/octet-stream": string;
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
    "/system/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Callbacks (webhooks) of the API member. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Callback"][];
                    };
                };
            };
        };
        put?: never;
        /** Registers a callback. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewCallback"];
                };
            };
            responses: {
                /** @description The record as it was stored. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Callback"];
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
    "/system/callbacks/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/system/callbacks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One callback. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Callback"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Removes a callback. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Changes a callback. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Change"][];
                };
            };
            responses: {
                /** @description The callback afterwards. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Callback"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/service/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Service tickets. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ticket"][];
                    };
                };
            };
        };
        put?: never;
        /** Creates a ticket. */
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
                /** @description The record as it was stored. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ticket"];
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
    "/service/tickets/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/service/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ticket"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a ticket, whole members at a time. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Change"][];
                };
            };
            responses: {
                /** @description The ticket afterwards. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ticket"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/service/tickets/{parentId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes of a ticket. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Note"][];
                    };
                };
            };
        };
        put?: never;
        /** Adds a note. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewNote"];
                };
            };
            responses: {
                /** @description The record as it was stored. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Note"];
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
    "/service/tickets/{parentId}/notes/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/service/tickets/{parentId}/allNotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notes, notes of time entries and of meetings together. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Entry"][];
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
    "/service/tickets/{parentId}/configurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ties a configuration (device) to a ticket. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            responses: {
                /** @description The record as it was stored. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Configuration"];
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
    "/service/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Service boards. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Board"][];
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
    "/service/boards/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/service/boards/{parentId}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statuses of a board. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BoardStatus"][];
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
    "/service/boards/{parentId}/statuses/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/service/boards/{parentId}/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ticket types of a board. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BoardType"][];
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
    "/service/boards/{parentId}/types/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/service/priorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Priorities. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Priority"][];
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
    "/service/priorities/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/service/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ticket sources. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"][];
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
    "/service/sources/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/company/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Company"][];
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
    "/company/companies/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/company/companies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One company. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Company"];
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
    "/company/configurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices of the customers. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Device"][];
                    };
                };
            };
        };
        put?: never;
        /** Makes a device. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewDevice"];
                };
            };
            responses: {
                /** @description The record as it was stored. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Device"];
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
    "/company/configurations/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/company/configurations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One device. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Device"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes members of a device. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Digits. */
                    id: components["parameters"]["id"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Change"][];
                };
            };
            responses: {
                /** @description The record as it was stored. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Device"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/company/configurations/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a device can be. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceType"][];
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
    "/company/configurations/types/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
    "/company/configurations/types/{parentId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is asked of each device of a type. */
        get: {
            parameters: {
                query?: {
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path: {
                    /** @description Digits. */
                    parentId: components["parameters"]["parentId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceQuestion"][];
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
    "/company/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                    orderBy?: components["parameters"]["orderBy"];
                    /** @description Names of the members to send. */
                    fields?: components["parameters"]["fields"];
                    /** @description From 1. */
                    page?: components["parameters"]["page"];
                    /** @description 25 where left out; at most 1000. */
                    pageSize?: components["parameters"]["pageSize"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One page, a bare array. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"][];
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
    "/company/contacts/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records match. */
        get: {
            parameters: {
                query?: {
                    /** @description A filter in the vendor's own grammar. */
                    conditions?: components["parameters"]["conditions"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: components["responses"]["Count"];
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
        Count: {
            count?: number;
        } & {
            [key: string]: unknown;
        };
        IdOnly: {
            id: number;
        };
        Reference: {
            id?: number;
            name?: string;
        } & {
            [key: string]: unknown;
        };
        MemberReference: {
            id?: number;
            identifier?: string;
            name?: string;
        } & {
            [key: string]: unknown;
        };
        Info: {
            version?: string;
            cloudRegion?: string;
            serverTimeZone?: string;
        } & {
            [key: string]: unknown;
        };
        MyMember: {
            id?: number;
            identifier?: string;
            adminFlag?: boolean;
            securityRole?: components["schemas"]["Reference"];
            serviceDefaultBoard?: components["schemas"]["Reference"];
        } & {
            [key: string]: unknown;
        };
        SecurityRole: {
            id?: number;
            name?: string;
            adminFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        SecuritySetting: {
            id?: number;
            moduleName?: string;
            moduleDescription?: string;
            moduleFunctionName?: string;
            moduleFunctionDescription?: string;
            addLevel?: string;
            editLevel?: string;
            deleteLevel?: string;
            inquireLevel?: string;
            customFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        CustomizeItem: {
            id?: number;
            customizeIdentifier?: string;
            itemIdentifier?: string;
        } & {
            [key: string]: unknown;
        };
        Document: {
            id?: number;
            title?: string;
            fileName?: string;
            publicFlag?: boolean;
            size?: number;
            createdOnDate?: string;
            _info?: {
                [key: string]: string;
            };
        } & {
            [key: string]: unknown;
        };
        NewDocument: {
            /** Format: binary */
            file: string;
            /** @enum {string} */
            recordType: "Ticket";
            recordId: number;
            title: string;
            privateFlag: boolean;
        };
        Callback: {
            id?: number;
            description?: string;
            url?: string;
            objectId?: number;
            type?: string;
            level?: string;
            inactiveFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        NewCallback: {
            description: string;
            url: string;
            objectId: number;
            /** @enum {string} */
            type: "ticket" | "company" | "configuration";
            /** @enum {string} */
            level: "owner";
        };
        NewTicket: {
            summary: string;
            company: components["schemas"]["IdOnly"];
            board?: components["schemas"]["IdOnly"];
            status?: components["schemas"]["IdOnly"];
            priority?: components["schemas"]["IdOnly"];
            type?: components["schemas"]["IdOnly"];
            source?: components["schemas"]["IdOnly"];
            contact?: components["schemas"]["IdOnly"];
            externalXRef?: string;
            initialDescription?: string;
        };
        Ticket: {
            id?: number;
            summary?: string;
            board?: components["schemas"]["Reference"];
            status?: components["schemas"]["Reference"];
            company?: components["schemas"]["Reference"];
            contact?: components["schemas"]["Reference"];
            type?: components["schemas"]["Reference"];
            source?: components["schemas"]["Reference"];
            priority?: components["schemas"]["Reference"];
            owner?: components["schemas"]["MemberReference"];
            resources?: string;
            externalXRef?: string;
            closedFlag?: boolean;
            closedDate?: string;
            actualHours?: number;
            _info?: {
                [key: string]: string;
            };
        } & {
            [key: string]: unknown;
        };
        Change: {
            /** @enum {string} */
            op: "replace";
            path: string;
            value: unknown;
        };
        NewNote: {
            text: string;
            detailDescriptionFlag: boolean;
            internalAnalysisFlag: boolean;
            resolutionFlag: boolean;
        };
        Note: {
            id?: number;
            ticketId?: number;
            text?: string;
            detailDescriptionFlag?: boolean;
            internalAnalysisFlag?: boolean;
            resolutionFlag?: boolean;
            member?: components["schemas"]["MemberReference"];
            contact?: components["schemas"]["Reference"];
            dateCreated?: string;
            _info?: {
                [key: string]: string;
            };
        } & {
            [key: string]: unknown;
        };
        Entry: {
            id?: number;
            noteType?: string;
        } & {
            [key: string]: unknown;
        };
        Configuration: {
            id?: number;
        } & {
            [key: string]: unknown;
        };
        Device: {
            id?: number;
            name?: string;
            type?: components["schemas"]["Reference"];
            company?: components["schemas"]["Reference"];
            deviceIdentifier?: string;
            serialNumber?: string;
            macAddress?: string;
            osType?: string;
            activeFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        NewDevice: {
            name: string;
            type: components["schemas"]["IdOnly"];
            company: components["schemas"]["IdOnly"];
            deviceIdentifier?: string;
            serialNumber?: string;
            macAddress?: string;
            osType?: string;
            activeFlag?: boolean;
        };
        DeviceType: {
            id?: number;
            name?: string;
            inactiveFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        DeviceQuestion: {
            id?: number;
            question?: string;
            requiredFlag?: boolean;
            inactiveFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        Board: {
            id?: number;
            name?: string;
            inactiveFlag?: boolean;
            projectFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        BoardStatus: {
            id?: number;
            name?: string;
            sortOrder?: number;
            inactive?: boolean;
            closedStatus?: boolean;
            defaultFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        BoardType: {
            id?: number;
            name?: string;
            inactiveFlag?: boolean;
            defaultFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        Priority: {
            id?: number;
            name?: string;
            sortOrder?: number;
            level?: string;
            defaultFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        Source: {
            id?: number;
            name?: string;
            defaultFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
        Company: {
            id?: number;
            identifier?: string;
            name?: string;
            website?: string;
        } & {
            [key: string]: unknown;
        };
        Contact: {
            id?: number;
            firstName?: string;
            lastName?: string;
            company?: components["schemas"]["Reference"];
            communicationItems?: components["schemas"]["CommunicationItem"][];
        } & {
            [key: string]: unknown;
        };
        CommunicationItem: {
            value?: string;
            communicationType?: string;
            defaultFlag?: boolean;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description The figure. */
        Count: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Count"];
            };
        };
    };
    parameters: {
        /** @description Digits. */
        id: string;
        /** @description Digits. */
        parentId: string;
        /** @description A filter in the vendor's own grammar. */
        conditions: string;
        orderBy: string;
        /** @description Names of the members to send. */
        fields: string;
        /** @description From 1. */
        page: number;
        /** @description 25 where left out; at most 1000. */
        pageSize: number;
        recordType: "Ticket";
        /** @description Digits. */
        recordId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
