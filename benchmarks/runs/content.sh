# The playbooks, roles and inventories of the rows, written into the folder $work. Sourced by run.sh.

write_content() {
  mkdir -p "$work/files" "$work/templates"
  printf '[defaults]\nhost_key_checking = false\nretry_files_enabled = false\n' >"$work/ansible.cfg"
  printf 'local ansible_connection=local\n' >"$work/local.ini"
  printf -- '- hosts: localhost\n  gather_facts: false\n  tasks: []\n' >"$work/empty.yml"
  write_source_files
  write_roles
  write_file_tasks
  write_loops
  write_remote_tasks
  write_many_hosts
  write_large_inventory
}

write_source_files() {
  local i
  for i in $(seq 1 70); do
    printf 'file %s\n' "$i" | awk '{ for (n = 0; n < 40; n++) print $0, "line", n }' >"$work/files/$i.txt"
    cat >"$work/templates/$i.j2" <<END
# {{ service }} number $i
listen = {{ port + $i }}
{% for user in users %}
user{{ loop.index }} = {{ user.name }}:{{ user.shell | default('/bin/sh') }}
{% endfor %}
END
  done
}

# 25 roles of 20 tasks, each with a default, a variable and a handler.
write_roles() {
  local role
  {
    printf -- '- hosts: localhost\n  gather_facts: false\n  roles:\n'
    for role in $(seq 1 25); do printf '    - role%s\n' "$role"; done
  } >"$work/roles.yml"
  for role in $(seq 1 25); do
    mkdir -p "$work/roles/role$role/tasks" "$work/roles/role$role/defaults" "$work/roles/role$role/handlers"
    printf 'role%s_port: %s\n' "$role" $((8000 + role)) >"$work/roles/role$role/defaults/main.yml"
    printf -- '- name: restart role%s\n  ansible.builtin.debug:\n    msg: restarted\n' "$role" >"$work/roles/role$role/handlers/main.yml"
    awk -v role="$role" 'BEGIN {
      for (task = 1; task <= 20; task++)
        printf "- name: Task %d on port {{ role%d_port }}\n  ansible.builtin.debug:\n    msg: \"role %d says {{ role%d_port + %d }}\"\n  when: role%d_port > 0\n  notify: restart role%d\n", task, role, role, role, task, role, role
    }' >"$work/roles/role$role/tasks/main.yml"
  done
}

# 200 tasks: a folder, 66 files, 67 templates, 66 copies.
write_file_tasks() {
  awk 'BEGIN {
    print "- hosts: local\n  gather_facts: false\n  vars:\n    service: demo\n    port: 8000\n    users: [{name: ann}, {name: bob, shell: /bin/bash}, {name: eve}]\n  tasks:"
    print "    - name: Folder\n      ansible.builtin.file: {path: \"{{ out }}\", state: directory, mode: \"0755\"}"
    for (i = 1; i <= 66; i++) printf "    - name: Folder %d\n      ansible.builtin.file: {path: \"{{ out }}/folder%d\", state: directory, mode: \"0750\"}\n", i, i
    for (i = 1; i <= 67; i++) printf "    - name: Template %d\n      ansible.builtin.template: {src: %d.j2, dest: \"{{ out }}/%d.conf\", mode: \"0644\"}\n", i, i, i
    for (i = 1; i <= 66; i++) printf "    - name: Copy %d\n      ansible.builtin.copy: {src: %d.txt, dest: \"{{ out }}/folder%d/%d.txt\", mode: \"0640\"}\n", i, i, i, i
  }' >"$work/files.yml"
}

write_loops() {
  cat >"$work/debug-loop.yml" <<'END'
- hosts: localhost
  gather_facts: false
  tasks:
    - ansible.builtin.debug:
        msg: "item {{ item }}"
      loop: "{{ range(1000) | list }}"
END
  cat >"$work/copy-loop.yml" <<'END'
- hosts: local
  gather_facts: false
  tasks:
    - ansible.builtin.file: {path: "{{ out }}", state: directory}
    - ansible.builtin.copy:
        content: "number {{ item }}\n"
        dest: "{{ out }}/{{ item }}"
      loop: "{{ range(200) | list }}"
END
}

# 20 tasks as a person would write them for a machine; hosts of the benchmark share one machine, so each works in a folder of its own.
write_remote_tasks() {
  cat >"$work/remote.yml" <<'END'
- hosts: all
  gather_facts: false
  vars:
    folder: "{{ out }}/{{ inventory_hostname }}"
    service: demo
    port: 8000
    users: [{name: ann}, {name: bob, shell: /bin/bash}, {name: eve}]
  tasks:
    - ansible.builtin.ping:
    - ansible.builtin.file: {path: "{{ folder }}", state: directory, mode: "0755"}
    - ansible.builtin.file: {path: "{{ folder }}/data", state: directory, mode: "0750"}
    - ansible.builtin.file: {path: "{{ folder }}/log", state: directory, mode: "0750"}
    - ansible.builtin.copy: {src: 1.txt, dest: "{{ folder }}/1.txt", mode: "0644"}
    - ansible.builtin.copy: {src: 2.txt, dest: "{{ folder }}/2.txt", mode: "0644"}
    - ansible.builtin.copy: {content: "text of {{ inventory_hostname }}\n", dest: "{{ folder }}/text"}
    - ansible.builtin.template: {src: 1.j2, dest: "{{ folder }}/1.conf", mode: "0644"}
    - ansible.builtin.template: {src: 2.j2, dest: "{{ folder }}/2.conf", mode: "0644"}
    - ansible.builtin.template: {src: 3.j2, dest: "{{ folder }}/3.conf", mode: "0644"}
    - ansible.builtin.lineinfile: {path: "{{ folder }}/text", line: "added"}
    - ansible.builtin.lineinfile: {path: "{{ folder }}/1.conf", regexp: "^listen", line: "listen = 9000"}
    - ansible.builtin.stat: {path: "{{ folder }}/1.txt"}
      register: status
    - ansible.builtin.assert: {that: status.stat.exists, quiet: true}
    - ansible.builtin.command: {cmd: "uname -r"}
      changed_when: false
    - ansible.builtin.command: {cmd: "cat {{ folder }}/text"}
      changed_when: false
    - ansible.builtin.shell: {cmd: "ls {{ folder }} | wc -l"}
      changed_when: false
    - ansible.builtin.file: {src: "{{ folder }}/1.txt", dest: "{{ folder }}/link", state: link}
    - ansible.builtin.file: {path: "{{ folder }}/2.txt", mode: "0600"}
    - ansible.builtin.file: {path: "{{ folder }}/log", state: absent}
END
  printf -- '- hosts: all\n  gather_facts: true\n' >"$work/facts.yml"
}

write_many_hosts() {
  awk 'BEGIN { for (i = 1; i <= 100; i++) printf "host%d ansible_connection=local number=%d\n", i, i }' >"$work/hundred.ini"
  awk 'BEGIN { for (i = 1; i <= 5000; i++) printf "host%d ansible_connection=local number=%d\n", i, i }' >"$work/thousands.ini"
  awk 'BEGIN {
    print "- hosts: all\n  gather_facts: false\n  tasks:"
    for (i = 1; i <= 5; i++) {
      printf "    - ansible.builtin.set_fact:\n        fact%d: \"{{ inventory_hostname }} has {{ number * %d }}\"\n", i, i
      printf "    - ansible.builtin.debug:\n        msg: \"{{ fact%d }}\"\n", i
    }
  }' >"$work/many-hosts.yml"
}

write_large_inventory() {
  awk 'BEGIN {
    print "all:\n  children:"
    for (group = 1; group <= 50; group++) {
      printf "    group%d:\n      vars:\n        zone: zone%d\n      hosts:\n", group, group
      for (host = 1; host <= 100; host++)
        printf "        host-%d-%d.example.com:\n          ansible_host: 10.%d.%d.%d\n          rack: r%d\n          slots: [1, 2, %d]\n", group, host, group, host % 8, host, host % 20, host
    }
  }' >"$work/large.yml"
  printf -- '- hosts: all\n  gather_facts: false\n  tasks: []\n' >"$work/all-hosts.yml"
}

# ssh_inventory FILE COUNT PREFIX PORT: hosts on addresses PREFIX.1 and following of one sshd.
ssh_inventory() {
  awk -v count="$2" -v prefix="$3" -v port="$4" -v key="$work/ssh/id" -v user="$(id -un)" 'BEGIN {
    for (i = 1; i <= count; i++)
      printf "node%d ansible_host=%s.%d ansible_port=%d ansible_user=%s ansible_ssh_private_key_file=%s ansible_python_interpreter=/usr/bin/python3\n", i, prefix, i, port, user, key
  }' >"$work/$1"
}
