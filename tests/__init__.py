"""Tests of Inglenook."""
