import * as v from "valibot";
import { expect, test } from "vitest";
import { officeProfileSchema } from "../../src/domain/office-profile.ts";
import { exampleProfile } from "../support/office.ts";

test("an office that names no centre has none, and is not in training", async () => {
  const { centre: _, training: __, ...rest } = JSON.parse(JSON.stringify(await exampleProfile()));
  expect(v.parse(officeProfileSchema, rest)).toMatchObject({ centre: null, training: false });
});
