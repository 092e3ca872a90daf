import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a browser tells of a policy that was violated. */
export interface Report {
  readonly directive: string;
  readonly blocked: string;
  /** Where: the script's address, with what began there. */
  readonly source: string;
}

/** A place that browsers send reports to. */
export interface ReportPlace {
  readonly server: Server;
  readonly address: string;
  readonly reports: Report[];
}

/** Takes the reports of `report-uri`. */
export async function takeReports(): Promise<ReportPlace> {
  const reports: Report[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    response.writeHead(204).end();
    const { "csp-report": said } = JSON.parse(body);
    reports.push({
      directive: said["effective-directive"],
      blocked: said["blocked-uri"],
      source: `${said["source-file"]}:${said["line-number"]} ${said["script-sample"]}`,
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/`, reports };
}
