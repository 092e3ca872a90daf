// To be imported before any schema is made, where a policy forbids `eval`: zod would try whether it
// may make functions from text, which the browser reports as a violation of the policy.
import { z } from "zod";

z.config({ jitless: true });
