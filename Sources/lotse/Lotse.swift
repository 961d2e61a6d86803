import ArgumentParser
import Configuration
import ServiceLifecycle
import Subprocess

@main struct L { static func main() {} }
