/// The manual page of the program, made of its commands' own help.
struct Manual {
    let program: HelpDump.Command
    let version: String

    var text: String {
        var page = Roff()
        page.title(program.commandName, section: 1, source: "\(program.commandName) \(version)")
        page.section("NAME")
        page.paragraph("\(program.commandName) - \(program.abstract ?? "")")
        page.section("SYNOPSIS")
        page.paragraph("\(program.commandName) <command> [options]")
        page.section("DESCRIPTION")
        page.paragraph(program.discussion ?? "")
        page.section("COMMANDS")
        for command in shown(program) { describe(command, after: program.commandName, on: &page) }
        describeSettings(on: &page)
        page.section("EXIT STATUS")
        page.item("0", "It is done.")
        page.item("1", "Something kept it from being done; a sentence on standard error says what, and how to mend it.")
        page.item("64", "The command or its options are not known.")
        page.section("EXAMPLES")
        page.paragraph("A new installation, filled with places, served:")
        page.example([
            "lotse migrate --data /var/lib/lotse",
            "lotse import municipalities GV100AD.txt --data /var/lib/lotse",
            "lotse serve --data /var/lib/lotse",
        ])
        page.paragraph("Every night, while everybody goes on working:")
        page.example(["lotse backup /backup/lotse-$(date +%F) --data /var/lib/lotse"])
        page.paragraph("From one file to a server of its own:")
        page.example([
            "lotse migrate --database postgres://lotse@db/lotse",
            "lotse copy --from /var/lib/lotse --to postgres://lotse@db/lotse",
        ])
        return page.text
    }

    private func shown(_ command: HelpDump.Command) -> [HelpDump.Command] {
        (command.subcommands ?? []).filter { $0.shouldDisplay ?? true && $0.commandName != "help" }
    }

    private func describe(_ command: HelpDump.Command, after parents: String, on page: inout Roff) {
        let name = "\(parents) \(command.commandName)"
        let inner = shown(command)
        guard inner.isEmpty else {
            for command in inner { describe(command, after: name, on: &page) }
            return
        }
        let own = (command.arguments ?? []).filter(\.isOwn)
        let common = Set(SettingsHelp.optionNames)
        let particular = own.filter { !common.contains($0.preferredName?.name ?? "") }
        let usage = particular.map { $0.isOptional ? "[\($0.term)]" : $0.term }
        page.subsection(([name] + usage + (own.count > particular.count ? ["[settings]"] : [])).joined(separator: " "))
        page.paragraph([command.abstract, command.discussion].compactMap { $0 }.joined(separator: "\n"))
        for argument in particular {
            let standard = argument.defaultValue.map { " Default: \($0)." } ?? ""
            page.item(argument.term, (argument.abstract ?? "") + standard)
        }
    }

    private func describeSettings(on page: inout Roff) {
        page.section("SETTINGS")
        page.paragraph(
            "Each setting comes from its option, else from the environment, else from the JSON file named by --config."
        )
        for setting in SettingsHelp.all {
            let names = [setting.option.map { "--\($0)" }, setting.variable, setting.key].compactMap { $0 }
            let standard = setting.standard.map { " Default: \($0)." } ?? ""
            page.item(names.joined(separator: ", "), setting.meaning + standard)
        }
        page.section("FILES")
        page.item("var/lotse.sqlite", "The database, with -wal and -shm beside it while it is in use.")
        page.item("var/lotse.key", "The key that sealed documents open with. Back it up apart from the database.")
        page.item("var/mail/", "Letters, where no mail program is set.")
    }
}
