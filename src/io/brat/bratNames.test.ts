import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typeNamesThatPeopleWrite } from "../../core/fixtures/typeNames.ts";
