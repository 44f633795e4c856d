#!/usr/bin/python
"""Certificates from an ACME authority through certbot, for use on stock Ansible."""

from __future__ import annotations

DOCUMENTATION = r"""
module: certbot
short_description: Certificates from an ACME authority, through certbot
description:
  - Obtains, renews, deletes and revokes certificates with the C(certbot) program of the target machine.
  - A certificate that exists for exactly the same names and does not expire within O(renew_days) is left alone.
  - Environment variables such as E(REQUESTS_CA_BUNDLE), the CA bundle to reach the authority with, are given with the task's C(environment).
requirements: [certbot, openssl]
options:
  state:
    description:
      - V(present) obtains the certificate, and obtains it again when its names differ or it is due.
      - V(renewed) renews an existing certificate when it is due, and fails when there is none.
      - V(absent) deletes the certificate from the machine; the authority is not told.
      - V(revoked) revokes the certificate at the authority and deletes it from the machine.
    type: str
    choices: [present, renewed, absent, revoked]
    default: present
  name:
    description: Name of the certificate (certbot's C(--cert-name)). The first of O(domains) when left out.
    type: str
  domains:
    description: The names that the certificate is for, in any order. Required with O(state=present).
    type: list
    elements: str
    default: []
  email:
    description: Address of the account at the authority. Without it the account is registered without one.
    type: str
  agree_tos:
    description: Whether the authority's terms of service are agreed to. Required to be true before an account can be made.
    type: bool
    default: false
  plugin:
    description: How the authority is shown that the names are ours.
    type: str
    choices: [nginx, webroot, standalone]
    default: nginx
  webroot:
    description: Folder that the names are served from. Required with O(plugin=webroot).
    type: path
  server:
    description: Address of the authority's ACME directory. Let's Encrypt when left out.
    type: str
  staging:
    description: Whether Let's Encrypt's test authority is used. Not together with O(server).
    type: bool
    default: false
  key_type:
    description: Kind of the private key of a certificate that is obtained now. certbot's own choice when left out.
    type: str
    choices: [rsa, ecdsa]
  renew_days:
    description: A certificate is due when it expires within this many days.
    type: int
    default: 30
  force_renewal:
    description: Whether a certificate is due at any rate.
    type: bool
    default: false
  deploy_hook:
    description: Command that certbot runs after each successful issue and renewal. It is kept for later renewals.
    type: str
  extra_args:
    description: Further arguments for certbot.
    type: list
    elements: str
    default: []
  config_dir:
    description: certbot's configuration folder.
    type: path
    default: /etc/letsencrypt
  executable:
    description: The certbot program; found in the search path when it is not an absolute path.
    type: str
    default: certbot
attributes:
  check_mode:
    support: full
  diff_mode:
    support: none
"""

EXAMPLES = r"""
- name: Obtain a certificate with nginx
  certbot:
    name: isp001.example.net
    domains: [isp001.example.net, www.isp001.example.net]
    email: hostmaster@example.net
    agree_tos: true
    plugin: nginx

- name: Revoke it again
  certbot:
    name: isp001.example.net
    state: revoked
"""

RETURN = r"""
certificate:
  description: Path of the certificate without its chain.
  returned: when the certificate exists afterwards
  type: str
private_key:
  description: Path of the private key.
  returned: when the certificate exists afterwards
  type: str
chain:
  description: Path of the intermediate certificates.
  returned: when the certificate exists afterwards
  type: str
fullchain:
  description: Path of the certificate with its chain.
  returned: when the certificate exists afterwards
  type: str
domains:
  description: The names that the certificate is for, sorted.
  returned: when the certificate exists afterwards
  type: list
  elements: str
expires:
  description: When the certificate expires, in UTC.
  returned: when the certificate exists afterwards
  type: str
  sample: "2026-02-23T03:31:00Z"
days_left:
  description: Whole days until then; negative when it has expired.
  returned: when the certificate exists afterwards
  type: int
cmd:
  description: The command that was run, or would be run in check mode.
  returned: when there is something to do
  type: list
  elements: str
"""

import os
import re
import time
from datetime import datetime, timezone

from ansible.module_utils.basic import AnsibleModule

FILES = {"certificate": "cert.pem", "private_key": "privkey.pem", "chain": "chain.pem", "fullchain": "fullchain.pem"}


def read_certificate(module, name):
    """What stands on the machine under this name, or None."""
    live = os.path.join(module.params["config_dir"], "live", name)
    paths = {key: os.path.join(live, file) for key, file in FILES.items()}
    if not os.path.exists(paths["certificate"]):
        return None
    openssl = module.get_bin_path("openssl", required=True)
    command = [openssl, "x509", "-noout", "-enddate", "-ext", "subjectAltName", "-in", paths["certificate"]]
    dummy, output, dummy = module.run_command(command, check_rc=True)
    expires = datetime.strptime(re.search(r"notAfter=(.*) GMT", output).group(1), "%b %d %H:%M:%S %Y").replace(tzinfo=timezone.utc)
    return dict(
        paths,
        domains=sorted(re.findall(r"DNS:([^,\s]+)", output)),
        expires=expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        days_left=int((expires.timestamp() - time.time()) // 86400),
    )


def is_due(params, found):
    return params["force_renewal"] or found["days_left"] < params["renew_days"]


def common_arguments(params, name):
    arguments = ["--non-interactive", "--cert-name", name]
    if params["config_dir"] != "/etc/letsencrypt":
        arguments += ["--config-dir", params["config_dir"]]
    return arguments


def authority_arguments(params):
    if params["server"]:
        return ["--server", params["server"]]
    return ["--test-cert"] if params["staging"] else []


def present_arguments(params, name, found):
    """certbot's arguments that bring the certificate about, or None when it is there and not due."""
    same_names = found is not None and found["domains"] == sorted(set(params["domains"]))
    if same_names and not is_due(params, found):
        return None
    arguments = ["certonly", *common_arguments(params, name), *authority_arguments(params), "--" + params["plugin"]]
    if params["plugin"] == "webroot":
        arguments += ["--webroot-path", params["webroot"]]
    arguments += ["--email", params["email"]] if params["email"] else ["--register-unsafely-without-email"]
    arguments += ["--agree-tos"] if params["agree_tos"] else []
    arguments += ["--key-type", params["key_type"]] if params["key_type"] else []
    arguments += ["--deploy-hook", params["deploy_hook"]] if params["deploy_hook"] else []
    if found is not None:
        arguments += ["--force-renewal"] if same_names else ["--renew-with-new-domains"]
    for domain in params["domains"]:
        arguments += ["--domain", domain]
    return arguments


def renewed_arguments(module, name, found):
    params = module.params
    if found is None:
        module.fail_json(msg=f"There is no certificate {name} to renew")
    if not is_due(params, found):
        return None
    arguments = ["renew", *common_arguments(params, name), "--force-renewal"]
    return arguments + (["--deploy-hook", params["deploy_hook"]] if params["deploy_hook"] else [])


def arguments_for(module, name, found):
    params = module.params
    if params["state"] == "present":
        return present_arguments(params, name, found)
    if params["state"] == "renewed":
        return renewed_arguments(module, name, found)
    if found is None:
        return None
    if params["state"] == "absent":
        return ["delete", *common_arguments(params, name)]
    return ["revoke", *common_arguments(params, name), *authority_arguments(params), "--delete-after-revoke"]


def main():
    module = AnsibleModule(
        argument_spec=dict(
            state=dict(type="str", choices=["present", "renewed", "absent", "revoked"], default="present"),
            name=dict(type="str"),
            domains=dict(type="list", elements="str", default=[]),
            email=dict(type="str"),
            agree_tos=dict(type="bool", default=False),
            plugin=dict(type="str", choices=["nginx", "webroot", "standalone"], default="nginx"),
            webroot=dict(type="path"),
            server=dict(type="str"),
            staging=dict(type="bool", default=False),
            key_type=dict(type="str", choices=["rsa", "ecdsa"], no_log=False),
            renew_days=dict(type="int", default=30),
            force_renewal=dict(type="bool", default=False),
            deploy_hook=dict(type="str"),
            extra_args=dict(type="list", elements="str", default=[]),
            config_dir=dict(type="path", default="/etc/letsencrypt"),
            executable=dict(type="str", default="certbot"),
        ),
        required_one_of=[("name", "domains")],
        required_if=[("state", "present", ("domains",)), ("plugin", "webroot", ("webroot",))],
        mutually_exclusive=[("server", "staging")],
        supports_check_mode=True,
    )
    params = module.params
    name = params["name"] or params["domains"][0]
    found = read_certificate(module, name)
    arguments = arguments_for(module, name, found)
    if arguments is None:
        module.exit_json(changed=False, **(found or {}))

    command = [module.get_bin_path(params["executable"], required=True), *arguments, *params["extra_args"]]
    if not module.check_mode:
        rc, output, error = module.run_command(command)
        if rc != 0:
            module.fail_json(msg=f"certbot failed for {name}: {error.strip() or output.strip()}", cmd=command, rc=rc, stdout=output, stderr=error)
        found = read_certificate(module, name)
    module.exit_json(changed=True, cmd=command, **(found or {}))


if __name__ == "__main__":
    main()
